// Stands for cytoscape and Mermaid's own layouts in the build of main, where Mermaid reads diagrams to find
// mistakes and draws none. Mermaid registers layouts when it is loaded.
const cytoscape = { use: () => undefined }

export default cytoscape
