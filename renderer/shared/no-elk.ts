// Stands in for elkjs, which Mermaid would load for its ELK layout: Lectern lays out with dagre alone.
export default class NoElk {
  layout(): Promise<never> {
    return Promise.reject(new Error('The ELK layout is not part of Lectern; use the default layout.'))
  }
}
