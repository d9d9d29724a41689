import { VitalsView, type VitalsViewProps } from "./vitals-view";

/** A patient's own vital signs, in everyday words. */
export function OwnVitals(props: Omit<VitalsViewProps, "home">) {
  return (
    <div className="p-main">
      <VitalsView {...props} home />
    </div>
  );
}
