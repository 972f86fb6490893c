/** Keeps the catalogues whole: both languages, true typography, words for every refusal. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uploadKeptDays } from '#contract/roster.ts'
import { refusalCodes } from '#kernel/refusal-codes.ts'
import { adultWordsLoaders } from './adult-words.ts'
import { catalogueLoaders, type WordsDomain } from './catalogue.ts'
import { type LanguageCode, languageCodes } from './languages.ts'
import { loadWords } from './load-words.ts'

const domains = Object.keys({ ...catalogueLoaders.fr, ...adultWordsLoaders.fr }) as WordsDomain[]

/** Entries that are rightly the same in both languages. */
const sameInBoth: ReadonlySet<string> = new Set([
  'general.brand',
  'general.menu',
  'display.fontStandard',
  'help.contactRights.site',
  'teach.classes.short.dictate',
  'display.spacingStandard',
  'general.information',
  // What is typed into a cell, in either language; and words that both share.
  'grades.book.cell(1)',
  'grades.book.cell(n)',
  'grades.edit.setUp.shown',
  // A class and its school year, a course and its own.
  'reports.school.formerClass(1)',
  'reports.school.formerClass(n)',
  'grades.list.formerBook(1)',
  'grades.list.formerBook(n)',
  'grades.none.absent',
  'grades.none.dispensed',
  'grades.none.not_marked',
  'grades.none.not_handed_in',
  // What it is and whereabouts, with a comma between them; and a word that both share.
  'annotation.what(1)',
  'annotation.what(n)',
  'marking.draw.note',
  'grades.noneLong.absent',
  'grades.edit.on',
  'roster.run.kinds.class',
  'write.states.tab',
  'write.surface.code',
  'general.attention',
  // A room's own name, and a word that both languages share.
  'day.room(1)',
  'day.room(n)',
  'timetable.room(1)',
  'timetable.room(n)',
  'resource.questionCount(1)',
  'resource.questionCount(n)',
  'exercise.questionCount(1)',
  'exercise.questionCount(n)',
  'statistics.question',
  'statistics.known(1)',
  'statistics.known(n)',
  'exercise.points(1)',
  'exercise.points(n)',
  'exercise.questionSpoken(1)',
  'exercise.questionSpoken(n)',
  'exercise.photoNumber(1)',
  'exercise.photoNumber(n)',
  'photo.page(1)',
  'photo.page(n)',
  'exercise.placeLabel(1)',
  'exercise.placeLabel(n)',
  'classes.tabs.classes',
  'classes.one.back',
  'people.file.classes',
  'live.board.ink.orange',
  'school-life.off.oneDay(1)',
  'school-life.off.oneDay(n)',
])

/** Facts that any entry may be given: every name answers with a number or a text. */
const facts = (singular: boolean): object =>
  new Proxy(
    {},
    {
      get: (_, name) =>
        /^(tu|many|open|is|has)/.test(String(name))
          ? !singular
          : /(count|seconds|rows|minutes|days|hours|number|points|questions|pupils)/i.test(
                String(name),
              )
            ? singular
              ? 1
              : 12
            : 'Lina',
    },
  )

/** Every text of a domain by its path, functions called with one and with several. */
function textsOf(entry: unknown, path: string, found = new Map<string, string>()) {
  if (typeof entry === 'string') found.set(path, entry)
  else if (typeof entry === 'function') {
    textsOf(entry(facts(true)), `${path}(1)`, found)
    textsOf(entry(facts(false)), `${path}(n)`, found)
  } else if (typeof entry === 'object' && entry !== null) {
    for (const [key, value] of Object.entries(entry)) textsOf(value, `${path}.${key}`, found)
  }
  return found
}

async function allTexts(language: LanguageCode): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const domain of domains) textsOf(await loadWords(language, domain), domain, found)
  return found
}

test('every language has the same entries', async () => {
  const french = [...(await allTexts('fr')).keys()].sort()
  for (const language of languageCodes) {
    assert.deepEqual([...(await allTexts(language)).keys()].sort(), french, language)
  }
  assert.ok(french.length > 150)
})

test('no entry is empty, and none is left in French by mistake', async () => {
  const french = await allTexts('fr')
  const english = await allTexts('en')
  const empty = [...french, ...english].filter(([, text]) => text.trim() === '')
  assert.deepEqual(empty, [])
  const same = [...french]
    .filter(([path, text]) => english.get(path) === text && /\p{L}/u.test(text))
    .map(([path]) => path)
    .filter((path) => !sameInBoth.has(path))
  assert.deepEqual(same, [])
})

test('French is set as a printer would', async () => {
  for (const [path, text] of await allTexts('fr')) {
    assert.doesNotMatch(text, / [:;!?»]|« |«\S?$|'|\.\.\./, path)
    assert.doesNotMatch(text, /«[^\u00a0]|[^\s\u00a0\u202f][!?;»](?!\))/u, path)
  }
})

test('the days that uploads are kept are the same wherever they are said', async () => {
  for (const language of languageCodes) {
    const days = new RegExp(`\\b${uploadKeptDays}\\s(?:jours|days)`, 'u')
    const { kept } = await loadWords(language, 'privacy')
    const lines = kept.filter(({ what }) => /^(?:Fichiers des listes|Files of the)/u.test(what))
    assert.equal(lines.length, 1)
    const { run } = await loadWords(language, 'roster')
    for (const text of [lines[0]?.long, run.readingMeans, run.refusedByOther]) {
      assert.match(text ?? '', days)
    }
  }
})

test('nobody says Oups', async () => {
  for (const language of languageCodes) {
    for (const [path, text] of await allTexts(language)) {
      assert.doesNotMatch(text, /\b(oups|oops)\b/i, path)
    }
  }
})

test('every refusal says what happened, what it means and what to do, to pupils and to adults', async () => {
  for (const language of languageCodes) {
    const words = await loadWords(language, 'refusals')
    assert.deepEqual(Object.keys(words).sort(), Object.keys(refusalCodes).sort(), language)
    for (const [code, entry] of Object.entries(words)) {
      for (const tu of [true, false]) {
        for (const wait of ['15 min', null]) {
          const said = entry({ tu, wait })
          for (const line of [said.what, said.means, said.todo]) {
            assert.match(line, /^\p{Lu}.+\.$/su, `${language} ${code}`)
          }
          if (!tu) assert.doesNotMatch(said.todo, /\b(tu|ton|ta|tes)\b/, `${language} ${code}`)
        }
      }
    }
  }
})
