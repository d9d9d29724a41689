/** Tells the time: passed to what decides by it, so that tests can choose the moment. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
