/** Every Chromium reads WOFF2: KaTeX's copies of its fonts in older formats would triple their weight. */
export const woff2Only = {
  name: 'woff2-only',
  generateBundle(_options: unknown, bundle: Record<string, { type: string; source?: unknown }>) {
    for (const [name, file] of Object.entries(bundle)) {
      if (/KaTeX_[^/]*\.(?:woff|ttf)$/.test(name)) delete bundle[name]
      else if (name.endsWith('.css') && typeof file.source === 'string')
        file.source = file.source.replace(/,\s*url\([^)]+\.(?:woff|ttf)\)\s*format\(['"]?[a-z]+['"]?\)/g, '')
    }
  },
}

/** What nearly every first slide is set in; the page would ask for it only once the slide is there. */
const FIRST_FONTS =
  /(?:inter-latin-(?:400|500|600)-normal|inter-latin-400-italic|source-serif-4-latin-600-normal)-[^/]*\.woff2$/

export const preloadFonts = {
  name: 'preload-fonts',
  transformIndexHtml: {
    order: 'post' as const,
    handler(_html: string, { path, bundle = {} }: { path: string; bundle?: Record<string, unknown> }) {
      if (!path.includes('audience')) return []
      const fonts = Object.keys(bundle).filter((name) => FIRST_FONTS.test(name))
      const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '' }
      return fonts.map((name) => ({
        tag: 'link',
        attrs: { ...attrs, href: `../${name}` },
        injectTo: 'head' as const,
      }))
    },
  },
}
