/** Importing GIFT: our own banks of every syntax, well written and not. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { Value } from 'typebox/value'
import { blocksSchema, inlinesToText } from '#contract/content.ts'
import { type Question, questionSchema } from '#contract/questions.ts'
import { summarize } from '../../../tests/question-summary.ts'
import { importGift } from './gift.ts'
import type { GiftReport } from './gift-report.ts'
import { readGiftFile } from './read-gift-file.ts'

const fixtures = new URL('../../../tests/fixtures/gift/', import.meta.url)

function load(name: string): GiftReport {
  return importGift(readGiftFile(readFileSync(new URL(name, fixtures))).text, name)
}

/** Every entry as one line: index, summary or refusal, then losses (`!`) and notes. */
function outline(report: GiftReport): Record<number, string> {
  const lines: Record<number, string> = {}
  for (const entry of [...report.imported, ...report.lossy]) {
    assert.ok(Value.Check(questionSchema, entry.question), entry.title)
    const losses = 'losses' in entry ? (entry.losses as { code: string }[]) : []
    const remarks = [
      ...losses.map((loss) => `!${loss.code}`),
      ...entry.notes.map((note) => note.code),
    ]
    lines[entry.index] = [summarize(entry.question), ...new Set(remarks)].join(' ')
  }
  for (const entry of report.rejected) lines[entry.index] = `refused ${entry.code}`
  for (const entry of report.descriptions) {
    assert.ok(Value.Check(blocksSchema, entry.blocks))
    lines[entry.index] = `description ${entry.blocks.length}`
  }
  return lines
}

function asList(report: GiftReport): string[] {
  return Object.values(outline(report))
}

function promptText(question: Question): string {
  return question.prompt
    .map((block) => ('text' in block ? inlinesToText(block.text) : block.type))
    .join(' / ')
}

test('every documented form', () => {
  const report = load('documented-syntax.gift')
  assert.deepEqual(asList(report), [
    'single 1/0/0',
    'single 0/1/0',
    'false fb-true fb-false',
    'true',
    'short veau|génisse@0.5|*@0 fb=2 explained',
    'match 3+1',
    'number 1889±0',
    'number 3.14±0.01',
    'number 3±2',
    'number 1789±0|1789±2@0.5 fb=2 fb-other',
    'multiple 0.5/0.5/-1 fb=2',
    'open text',
    'open text explained',
    'description 1',
    'single 0/1/0',
    'short oui|si',
    'single 0/1 fb=1',
    'short rien',
    'short Paris answer_without_sign',
    'true',
  ])
  const [owl, whale] = report.imported
  assert.ok(owl && whale)
  assert.deepEqual(
    [owl.title, owl.category, owl.line, owl.index],
    ['Le hibou', 'Sciences/Animaux', 5, 1],
  )
  assert.equal(promptText(whale.question), 'La baleine est un _____ marin.')
  assert.equal(report.imported.at(-1)?.category, 'Histoire')
})

test('an export of Moodle 4', () => {
  const report = load('moodle-export.gift')
  assert.deepEqual(asList(report), [
    'single 1/0/0.25 fb=2 explained tags_dropped',
    'multiple 0.5/0.5/-1 !image_lost',
    'number 12±0|24±0@0.5 fb=2 fb-other',
    'true fb-true fb-false explained',
    'match 2+0',
    'description 1',
    'open text',
    'short petit|minuscule|*@0 fb=2',
  ])
  assert.equal(report.imported[0]?.title, 'Les capitales: un début')
  assert.equal(report.imported[0]?.category, 'Par défaut')
  const [picture] = report.lossy
  assert.equal(picture?.losses[0]?.detail, 'carte europe.png')
  assert.match(promptText(picture?.question as Question), /\[image\u00A0: Carte de l'Europe\]/u)
  const [area] = report.imported.filter((entry) => entry.title === 'Aire')
  assert.match(JSON.stringify(area?.question.prompt), /\\\\frac\{6 \\\\times 4\}\{2\}/u)
})

test('gaps: Cloze syntax and several blocks', () => {
  const report = load('gaps.gift')
  assert.deepEqual(asList(report), [
    'gaps 1/0/0.5 fb=2; 0/1×2 3p',
    'gaps capitale|ville@0.5 fb=1; France; !Seine|seine@0 3p',
    'gaps 3.5±0.01|3.5±0.5@0.5 fb=1×2; 4±0 3p',
    'gaps 1/0; quatre 2p',
    'multiple 0.5/0.5/0/-1 fb=1',
    'gaps a|as; 0/1 fb=1; 2±0 3p several_answers_as_gaps',
    'gaps chat; chats 2p several_answers_as_gaps',
    'refused mixed_gaps',
    'refused cloze_multiresponse',
    'refused cloze_unknown_type',
  ])
  const [first] = report.imported
  assert.equal(first && promptText(first.question), 'Complète le texte. / Le chat')
})

test('formulas keep their braces and signs', () => {
  const report = load('formulas.gift')
  assert.deepEqual(asList(report), [
    'single 1/0 fb=1',
    'single 0/1',
    'multiple 0.5/0.5/-0.5',
    'open text',
    'number 3±0',
    'number 3±0',
    'number 3±0 !braces_as_text',
    'single 1/0',
    'single 1/0 !equals_as_text',
    'short 3',
  ])
  const tex = [...JSON.stringify(report.imported).matchAll(/"tex":"([^"]*)"/gu)].map((match) =>
    JSON.parse(`"${match[1]}"`),
  )
  assert.deepEqual(tex.slice(0, 8), [
    '\\frac{1}{2} + \\frac{1}{2} = x',
    'x = 1',
    'x=\\frac{3}{2}',
    '1/2=0{,}5',
    '\\sqrt{16}',
    'x^2 = 4 \\neq 5',
    'x=\\sqrt{4}',
    'x = -\\sqrt{4}',
  ])
  assert.ok(report.imported.some((entry) => entry.question.prompt.some((b) => b.type === 'maths')))
})

test('HTML becomes content, and what it loses is named', () => {
  const report = load('html.gift')
  assert.deepEqual(asList(report), [
    'number 9±0',
    'open text !link_lost',
    'short merle !media_lost',
    'true !active_content_lost',
    'short il !underline_lost underline_as_emphasis',
    'short rouge !colour_lost colour_dropped',
    'number 4±0 colour_dropped',
    'short x !strike_lost',
    'single 1/0',
    'single 1/0',
    'open text',
    'short le chat',
    'open text !mathml_flattened',
    'short ok !image_lost',
    'short moi',
  ])
  const json = JSON.stringify(report)
  assert.ok(!json.includes('alert(1)') && !json.includes('onclick'))
  const prompts = Object.fromEntries(
    [...report.imported, ...report.lossy].map((entry) => [entry.title, entry.question.prompt]),
  )
  assert.equal(prompts.Tableau?.[0]?.type, 'table')
  assert.deepEqual(
    prompts.Citation?.map((block) => block.type),
    ['quote', 'heading', 'paragraph'],
  )
  assert.match(JSON.stringify(prompts.Entités), /L'élève & l’école\u00A0\?/u)
  assert.match(JSON.stringify(prompts.Langues), /"the cat","lang":"en"/u)
  assert.match(JSON.stringify(prompts.Langues), /"2","marks":\["sub"\]/u)
  assert.match(
    JSON.stringify(prompts.Liens),
    /"https:\/\/fr\.wikipedia\.org\/wiki\/Loup\?action=raw#haut"/u,
  )
})

test('a broken question is refused with its reason and costs no other', () => {
  const report = load('malformed.gift')
  assert.deepEqual(asList(report), [
    'single 1/0 !assumed_close',
    'refused brace_not_opened',
    'true',
    'refused no_right_answer',
    'refused too_few_choices',
    'refused too_few_pairs',
    'refused pair_without_arrow',
    'refused not_a_number',
    'refused bad_percent',
    'refused too_few_choices',
    'refused no_prompt',
    'refused brace_not_closed',
    'short b !image_lost',
    'short oui',
  ])
  for (const entry of report.rejected) {
    assert.doesNotMatch(entry.reason, /« | [»:;!?]/u)
    assert.ok(entry.reason.length > 20 && entry.excerpt !== '' && entry.line > 0)
  }
})

test('the quirks of real banks', () => {
  assert.deepEqual(asList(load('quirks.gift')), [
    'single 1/0 tilde_equals',
    'single 1/0 tilde_equals',
    'multiple 0.3333/0.3333/0.3333/-0.3333 weights_rounded',
    'multiple 0.3333/0.3333/0.3333/0 weights_rounded choosing_all_earns_all',
    'multiple 0.5/0.5/0 !weights_rescaled choosing_all_earns_all',
    'multiple 0.5/0.5/0 percent_after_equals choosing_all_earns_all',
    'single 1/1/0 several_right_choices',
    'number 3.14±0.01 decimal_comma',
    'number 12±0 !ambiguous_comma',
    'number 12000±0',
    'true !assumed_true_false',
    'single 1/0 empty_choice',
    'short Paris !single_choice_as_text tilde_equals',
    'short Paris|*@0 fb=1',
    'match 2+0 pairs_without_sign',
    'single 1/0 inner_braces',
    'single 1/0 blank_line_inside',
    'single 1/0 blank_line_inside',
    'single 1/0 title_as_prompt',
    'single 1/0 title_not_closed',
    'single 1/-0.25/0',
    'multiple 1/0 !percent_capped choosing_all_earns_all',
    'single 1/0',
    'description 1',
    'true no_blank_line',
    'false no_blank_line',
    'short a no_blank_line',
    'short b no_blank_line',
  ])
})

describe('encodings', () => {
  test('Windows-1252 with tabs and Windows line ends', () => {
    const bytes = readFileSync(new URL('by-hand-windows-1252.gift', fixtures))
    assert.equal(readGiftFile(bytes).encoding, 'windows-1252')
    const report = load('by-hand-windows-1252.gift')
    assert.deepEqual(asList(report), [
      'true french_true_false',
      'false fb-true no_blank_line french_true_false',
      'false french_true_false',
      'single 1/0',
    ])
    const text = JSON.stringify(report)
    for (const word of ['Île', 'décembre', 'l’hiver', 'cœur', '€', 'élève', 'hôtel']) {
      assert.ok(text.includes(word), word)
    }
    assert.deepEqual(
      report.imported.map((entry) => entry.line),
      [3, 4, 6, 8],
    )
  })
  test('UTF-16 with its mark, UTF-8 with one, UTF-16 without', () => {
    assert.deepEqual(asList(load('utf-16.gift')), ['true !assumed_true_false'])
    const text = '::É::Été {T}'
    assert.deepEqual(readGiftFile(new TextEncoder().encode(`\uFEFF${text}`)), {
      text,
      encoding: 'utf-8',
    })
    assert.equal(readGiftFile(Buffer.from(text, 'utf16le')).text, text)
    assert.equal(readGiftFile(Buffer.from(text, 'utf16le').swap16()).encoding, 'utf-16be')
  })
})

test('bad weights, characters and sizes', () => {
  const one = (text: string) => asList(importGift(text, 'x'))[0]
  assert.equal(one('Un \uE000 caractère {T}'), 'true !damaged_character')
  assert.equal(one('Un \uFFFD caractère {T}'), 'true !damaged_character')
  const choices = Array.from({ length: 21 }, (_, index) => `~c${index}`).join(' ')
  assert.equal(one(`Trop {=x ${choices}}`), 'refused too_large')
  assert.equal(one(`Long {T} ${'x'.repeat(400_001)}`), 'refused too_large')
  assert.equal(
    one('Sept {~%14.28%a ~%14.28%b ~%14.28%c ~%14.28%d ~%14.28%e ~%14.28%f ~%14.28%g ~h}'),
    'multiple 0.1429/0.1429/0.1429/0.1429/0.1429/0.1429/0.1429/0 weights_rounded choosing_all_earns_all',
  )
  assert.equal(one('Demi {=%50%a =%25%b}'), 'short a|b@0.5 !weights_rescaled')
  assert.equal(
    one('Tout {~%100%a ~%100%b ~%-100%c}'),
    'multiple 1/1/-1 weights_over_full choosing_all_earns_all',
  )
  assert.equal(one('Égal {=x=2 ~x=3}'), 'single 1/0 !equals_as_text')
  assert.equal(one('Égal {=1=2}'), 'short 1|2 !ambiguous_equals')
  assert.equal(one('Noms {=bit=piece=slice}'), 'short bit|piece|slice')
  assert.equal(one('Rien {=}'), 'refused no_answers')
  assert.equal(one('2 + 2 = 4 {T} // facile'), 'true trailing_comment')
  assert.equal(one('[html]<p>Éditeur {</p><p>=a</p><p>~b</p><p>}</p>'), 'single 1/0')
  assert.equal(one('::Titre\n::[html]<p>Deux lignes</p> {=a ~b}'), 'single 1/0')
  assert.equal(
    one('Code : void f() { if (x) { y(); } } Que fait-il ? {=rien ~tout}'),
    'single 1/0 !braces_as_text inner_braces',
  )
  assert.equal(one('Lettres {=a =b ~c}'), 'single 1/1/0 several_right_choices')
})
