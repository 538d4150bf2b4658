// Stands in the build for what pdf-lib takes to draw with: colours of every notation and pictures in SVG. Lectern
// adds titles and an order of reading to what a browser has printed, and draws nothing.
function never(): never {
  throw new Error('Nothing is drawn into a PDF.')
}

/** Asked for as soon as the library is loaded. */
export const converter = () => never
export const parse = never
/** Names of kinds of nodes; only what `parse` gives has any. */
export const NodeType = {}
