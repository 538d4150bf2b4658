/** The id that `diagrams.ts` gives to Mermaid; Mermaid puts it before all others. */
export const drawingId = 'drawing'
