import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { ErrorBoundary } from "./shell/ErrorBoundary";
import { OntologyProvider } from "./state/ontology";
import { queries } from "./state/resource";
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "./styles/index.css";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary what="The explorer came to a stop">
        <QueryClientProvider client={queries}>
          <OntologyProvider>
            <App />
          </OntologyProvider>
        </QueryClientProvider>
      </ErrorBoundary>
    </StrictMode>,
  );
}
