/**
 * Draws the pictures of the demo lessons into src/demo/content/images, from drawings written
 * here in SVG. Run it after changing one: node tools/draw-demo-images.ts
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { frame } from './demo-images/drawing-board.ts'
import { natureDrawings } from './demo-images/nature-drawings.ts'
import { numberDrawings } from './demo-images/number-drawings.ts'
import { timeDrawings } from './demo-images/time-drawings.ts'

/** Twice the size at which a lesson page shows them at most, for sharp screens. */
const imageWidthPx = 1200

/** Writes every picture as PNG into `folder`; returns their names. */
export async function drawDemoImages(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const drawings = [...numberDrawings(), ...natureDrawings(), ...timeDrawings()]
  for (const drawing of drawings) {
    const png = await sharp(Buffer.from(frame(drawing)), { density: 144 })
      .resize({ width: imageWidthPx })
      .png({ palette: true, colours: 64, effort: 10 })
      .toBuffer()
    await writeFile(path.join(folder, `${drawing.name}.png`), png)
  }
  return drawings.map((drawing) => drawing.name)
}

if (import.meta.main) {
  const folder = path.join(import.meta.dirname, '../src/demo/content/images')
  const names = await drawDemoImages(folder)
  console.log(`Drew ${names.length} pictures into ${folder}: ${names.join(', ')}.`)
}
