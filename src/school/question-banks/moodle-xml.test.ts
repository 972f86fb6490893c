/** Moodle XML as Moodle's documentation describes it, kind by kind; and files that are damaged or hostile. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Question } from '#contract/questions.ts'
import { importMoodleXml } from './moodle-xml.ts'
import { readBank } from './question-bank.ts'

const bytes = readFileSync(
  new URL('../../../tests/fixtures/moodle-xml/every-kind.xml', import.meta.url),
)
const text = bytes.toString('utf8')
const report = readBank(bytes, 'fleuves.txt')
const questions = new Map<string, Question>(
  [...report.imported, ...report.lossy].map(({ title, question }) => [title, question]),
)

function part(title: string): Record<string, unknown> {
  const { id, prompt, ...rest } = questions.get(title) ?? assert.fail(title)
  assert.match(id, /^q\d+$/)
  assert.ok(prompt.length > 0 || rest.kind === 'gap_text', title)
  return rest
}
const plain = (words: string) => [{ type: 'text', text: words }]

test('every kind that Moodle documents comes over, each in its category', () => {
  assert.deepEqual(report.lossy, [])
  assert.equal(report.imported.length, 11)
  assert.ok(report.imported.every(({ category }) => category === 'Géographie/Fleuves'))
  assert.deepEqual(part('Capitale'), {
    kind: 'single_choice',
    points: 2,
    shuffle: false,
    explanation: plain('Rome, depuis 1871.'),
    hint: plain('Au centre du pays.'),
    furtherHints: [plain('Sept collines.')],
    hintPenalty: 0.3333333,
    choices: [
      { id: 'c1', text: plain('Rome'), fraction: 1, feedback: plain('Oui.') },
      { id: 'c2', text: plain('Milan'), fraction: 0 },
      { id: 'c3', text: plain('Naples'), fraction: -0.5 },
    ],
  })
  assert.equal(part('Affluents').kind, 'multiple_choice')
  assert.deepEqual(part('Loire'), {
    kind: 'true_false',
    points: 1,
    correct: false,
    feedbackTrue: plain("Non, dans l'Atlantique."),
  })
  assert.deepEqual(part('Fleuve'), {
    kind: 'short_text',
    points: 1,
    rule: { caseMatters: true, accentsMatter: true },
    answers: [
      { pattern: '*Seine', fraction: 1 },
      { pattern: 'Marne', fraction: 0.5 },
    ],
  })
  assert.deepEqual(part('Longueur'), {
    kind: 'numeric',
    points: 1,
    answers: [{ value: 777, tolerance: 3, fraction: 1 }],
    otherFeedback: plain('Cherchez encore.'),
    unit: {
      rule: 'required',
      symbols: [
        { symbol: 'km', factor: 1 },
        { symbol: 'm', factor: 0.001 },
      ],
    },
  })
  assert.deepEqual(part('Embouchures').distractors, [plain('la Baltique')])
  assert.deepEqual(part('Ponts').items, [
    { id: 'i1', text: plain('Troyes') },
    { id: 'i2', text: plain('Paris') },
    { id: 'i3', text: plain('Rouen') },
  ])
  assert.equal(part('Trous').points, 4)
  assert.deepEqual(part('Trous').explanation, plain('Voir la carte.'))
  assert.deepEqual(part('Récit'), {
    kind: 'open',
    points: 1,
    accepts: 'text_or_photo',
    // Any file may be attached where none is named.
    takesFiles: true,
    markingGuide: plain('Une date, un lieu.'),
  })
})

test('missing words become gaps with the choices of their group', () => {
  const gapText = questions.get('Mots manquants')
  assert.ok(gapText?.kind === 'gap_text')
  const gaps = gapText.lines.flat().flatMap((piece) => (piece.type === 'gap' ? [piece.answer] : []))
  const offered = gaps.map((gap) =>
    gap.kind === 'choice' ? gap.choices.map(({ text: words, fraction }) => [words, fraction]) : [],
  )
  assert.deepEqual(offered, [
    [
      [plain('Var'), 1],
      [plain('Lot'), 0],
    ],
    [
      [plain('Loire'), 1],
      [plain('Vilaine'), 0],
    ],
  ])
  assert.equal(questions.get('Mots à glisser')?.kind, 'gap_text')
})

test('what cannot come is told, with its line', () => {
  assert.deepEqual(
    report.rejected.map(({ code, title, detail }) => [code, title, detail]),
    [['unknown_kind', 'Calcul', 'calculated']],
  )
  assert.equal(report.descriptions[0]?.losses[0]?.code, 'image_lost')
  assert.equal(
    text.split('\n')[(report.rejected[0]?.line ?? 0) - 1]?.trim(),
    '<question type="calculated">',
  )
})

test('a hostile file is refused at once', () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><quiz><question type="essay"><name><text>&b;</text></name></question></quiz>`
  const outside = `<!DOCTYPE quiz SYSTEM "file:///etc/passwd"><quiz/>`
  for (const file of [laughs, outside]) {
    const { rejected, imported } = readBank(Buffer.from(file), 'x')
    assert.deepEqual([rejected.map(({ code }) => code), imported], [['xml_doctype'], []])
  }
  const entity = importMoodleXml(
    '<quiz><question type="essay"><name>&x;</name></question></quiz>',
    'x',
  )
  assert.equal(entity.rejected[0]?.code, 'xml_broken')
  const large = importMoodleXml(`<quiz>${' '.repeat(50 * 1024 * 1024)}</quiz>`, 'x')
  assert.equal(large.rejected[0]?.code, 'too_large')
  const deep = importMoodleXml(`<quiz>${'<question>'.repeat(100_000)}`, 'x')
  assert.equal(deep.rejected[0]?.code, 'too_large')
  assert.equal(
    readBank(Buffer.from('<?xml version="1.0"?><svg/>'), 'x').rejected[0]?.code,
    'not_moodle_xml',
  )
})

test('a truncated file gives what was whole, and says where it ends', () => {
  const cut = importMoodleXml(text.slice(0, text.indexOf('<question type="numerical">') + 100), 'x')
  assert.equal(cut.imported.length, 4)
  assert.deepEqual(
    cut.rejected.map(({ code }) => code),
    ['xml_broken'],
  )
})

test('damage anywhere gives a report, never an error', () => {
  const damage = fc.record({
    at: fc.nat(text.length),
    length: fc.nat(40),
    junk: fc.oneof(
      fc.string({ maxLength: 10, unit: 'binary' }),
      fc.constantFrom('<', '&', ']]>', '</text>', '{', '\uE085'),
    ),
  })
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
      const broken = damages.reduce(
        (file, { at, length, junk }) => file.slice(0, at) + junk + file.slice(at + length),
        text,
      )
      const { imported, lossy, rejected, descriptions } = importMoodleXml(broken, 'x')
      assert.ok(imported.length + lossy.length + rejected.length + descriptions.length > 0)
    }),
    { numRuns: 150 },
  )
})
