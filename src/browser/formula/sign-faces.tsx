/** What stands on the buttons of the formula dialog: the sign as it will look. */
import type { ComponentChildren } from 'preact'
import type { SignName } from './formula-signs.ts'

/** A box to fill. */
const box = <mi>▫</mi>

export const signFaces: Readonly<Record<SignName, ComponentChildren>> = {
  fraction: (
    <math>
      <mfrac>
        {box}
        {box}
      </mfrac>
    </math>
  ),
  times: '×',
  divided: '÷',
  power: (
    <math>
      <msup>
        <mi>x</mi>
        <mi>n</mi>
      </msup>
    </math>
  ),
  root: (
    <math>
      <msqrt>
        <mi>x</mi>
      </msqrt>
    </math>
  ),
  parentheses: '( )',
  atMost: '≤',
  atLeast: '≥',
  unequal: '≠',
  about: '≈',
  pi: 'π',
  angle: (
    <math>
      <mover accent>
        <mi>A</mi>
        <mo>^</mo>
      </mover>
    </math>
  ),
  degrees: '°',
  vector: (
    <math>
      <mover accent>
        <mi>u</mi>
        <mo>→</mo>
      </mover>
    </math>
  ),
  parallel: '∥',
  perpendicular: '⊥',
  index: (
    <math>
      <msub>
        <mi>u</mi>
        <mi>n</mi>
      </msub>
    </math>
  ),
  system: '{',
  absolute: '|x|',
  integral: '∫',
  sum: '∑',
  limit: 'lim',
  infinity: '∞',
  belongs: '∈',
  reals: 'ℝ',
  implies: '⇒',
  equivalent: '⇔',
}
