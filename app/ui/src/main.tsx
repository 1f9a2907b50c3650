import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { OntologyProvider } from "./state/ontology";
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "./styles/index.css";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <OntologyProvider>
        <App />
      </OntologyProvider>
    </StrictMode>,
  );
}
