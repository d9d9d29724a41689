/** The bell's popover. */
export const MENU = "bell-menu";
