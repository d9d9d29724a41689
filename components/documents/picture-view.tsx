import { useState } from "react";
import { ViewTools } from "./view-tools";

type Props = { address: string; title: string; onFailed: () => void };

/** A picture, larger, smaller, turned. */
export function PictureView({ address, title, onFailed }: Props) {
  const [zoom, setZoom] = useState(1);
  const [turned, setTurned] = useState(0);
  return (
    <ViewTools
      zoom={zoom}
      onZoom={setZoom}
      onTurn={() => setTurned((before) => (before + 90) % 360)}
    >
      {/* biome-ignore lint/performance/noImgElement: an address of this person's, for minutes; nothing may keep a copy */}
      <img
        className="viewer-picture"
        src={address}
        alt={title}
        data-turned={turned}
        style={{ width: `${zoom * 100}%`, rotate: `${turned}deg` }}
        onError={onFailed}
      />
    </ViewTools>
  );
}
