// Stands in for the part of Mermaid that lays out with ELK, and for ELK itself: Lectern lays out with dagre alone.
export function render(): Promise<never> {
  return Promise.reject(new Error('The ELK layout is not part of Lectern; use the default layout.'))
}
