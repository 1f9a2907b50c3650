import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const service = process.env["LEGATION_URL"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  base: "./",
  plugins: [react()],
  // Nothing is inlined as data: the Content-Security-Policy admits files of this origin only.
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: "es" },
  server: { host: "127.0.0.1", port: 5173, proxy: { "/v1": service } },
});
