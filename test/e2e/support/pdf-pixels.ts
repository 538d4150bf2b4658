import { createCanvas, loadImage } from '@napi-rs/canvas'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Mean red, green and blue of each square of a picture, row by row, each from 0 to 255. */
export type Squares = Float64Array

/** Pixels along one side of a square: large enough that the smoothing of edges does not count. */
const SIDE = 16
const WIDTH = 1280
const HEIGHT = 720

/** Draws the pages of a PDF, 1280 × 720 pixels each, with a PDF library that is not the one that made it. */
export async function pdfSquares(bytes: Uint8Array): Promise<{
  count: number
  page(index: number): Promise<Squares>
  close(): Promise<void>
}> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS })
  const document = await task.promise
  return {
    count: document.numPages,
    async page(index) {
      const page = await document.getPage(index + 1)
      const { width } = page.getViewport({ scale: 1 })
      const canvas = createCanvas(WIDTH, HEIGHT)
      const viewport = page.getViewport({ scale: WIDTH / width })
      await page.render({ canvas: canvas as never, viewport }).promise
      page.cleanup()
      return squares(canvas.getContext('2d').getImageData(0, 0, WIDTH, HEIGHT).data)
    },
    close: () => task.destroy(),
  }
}

/** The same of a picture in PNG. */
export async function pngSquares(bytes: Uint8Array): Promise<Squares> {
  const image = await loadImage(Buffer.from(bytes))
  const canvas = createCanvas(WIDTH, HEIGHT)
  canvas.getContext('2d').drawImage(image, 0, 0, WIDTH, HEIGHT)
  return squares(canvas.getContext('2d').getImageData(0, 0, WIDTH, HEIGHT).data)
}

function squares(data: Uint8ClampedArray): Squares {
  const [columns, rows] = [WIDTH / SIDE, HEIGHT / SIDE]
  const means = new Float64Array(columns * rows * 3)
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const from = (y * WIDTH + x) * 4
      const to = (Math.floor(y / SIDE) * columns + Math.floor(x / SIDE)) * 3
      for (let colour = 0; colour < 3; colour += 1)
        means[to + colour] = (means[to + colour] ?? 0) + (data[from + colour] ?? 0) / (SIDE * SIDE)
    }
  }
  return means
}

/** The share of squares whose colour differs by more than so much (0 to 255) in any of red, green and blue. */
export function differing(one: Squares, other: Squares, most: number): number {
  let count = 0
  for (let at = 0; at < one.length; at += 3) {
    const differences = [0, 1, 2].map((colour) =>
      Math.abs((one[at + colour] ?? 0) - (other[at + colour] ?? 0)),
    )
    if (Math.max(...differences) > most) count += 1
  }
  return count / (one.length / 3)
}
