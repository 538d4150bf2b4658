// Stands for cytoscape in the build of main, where Mermaid reads diagrams to find mistakes and draws none.
// Mermaid registers layouts with it when it is loaded.
const cytoscape = { use: () => undefined }

export default cytoscape
