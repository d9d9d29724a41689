import type { MetadataRoute } from "next";

/** What a phone needs to put the product among its applications. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "MediConnect Pro",
    short_name: "MediConnect",
    id: "/",
    start_url: "/home",
    display: "standalone",
    background_color: "#ffffff",
    theme_color: "#0b5f61",
    icons: [
      { src: "/app-192.png", sizes: "192x192", type: "image/png" },
      { src: "/app-512.png", sizes: "512x512", type: "image/png" },
      { src: "/app-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
