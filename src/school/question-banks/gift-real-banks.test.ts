/**
 * Real teachers' banks, written by nobody here: key, marks and feedback of every question against
 * what was read in the files by eye. The banks may not be copied, so accepted texts and right-hand
 * sides stand as hashes; without the folder beside the checkout the tests skip.
 */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { summarize } from '../../../tests/question-summary.ts'
import { importGift } from './gift.ts'
import { readGiftFile } from './read-gift-file.ts'

const folder = new URL('../../../../shared/data/questions/', import.meta.url)
const skip = existsSync(folder) ? false : 'the real banks are not here (../shared/data/questions)'

/** File → what each of its questions and descriptions must become, in order. */
const expected: Record<string, string[]> = {
  'EM-U4-p32_33-Review.gift': [
    'gaps 1/0/0/0; 0/1/0/0; 0/0/1/0; 1/0/0/0; 0/1/0/0; 0/0/1/0; 1/0/0/0; 0/0/0/1; 0/0/1/0 9p',
    'gaps cab26448; 1e3abf61; 749ab2c0; 8b6f0196; e244f187; 24ea913e; ca978112; 694da7db; 555c7b8b 9p',
    'gaps b530f329; 80f58464; 4594d493; 8a46fd6f; f3d77454; 020dae38; cd340d1a; fed0e482; 6ee18b42 9p',
    'description',
    'short d2d62a1c fb=1',
    'short fdb58d50 fb=1',
    'short e287b13a fb=1',
    'short babead00 fb=1',
    'short 65a47ed0 fb=1',
    'short c60a7512 fb=1',
  ],
  'U1-p8_9-Reading-Coachella.gift': ['match 7+0 ab8eeeff', 'match 14+0 95840871'],
  'U4-p39-Reading-xmen.gift': [
    'description',
    'single 0/0/1/0',
    'single 0/1/0/0',
    'single 1/0/0/0',
    'single 0/0/0/1',
    'single 1/0/0/0',
    'single 1/0/0/0',
    'single 0/0/1/0',
    'single 0/1/0/0',
    'single 0/1/0/0',
    'single 0/0/0/1',
    'match 5+0 0cb2c503',
    'match 5+0 721cd811',
  ],
  'U5-p57-Review.gift': [
    'description',
    'single 0/0/1/0',
    'single 0/1/0/0',
    'single 1/0/0/0',
    'single 1/0/0/0',
    'single 0/1/0/0',
    'single 0/0/1/0',
    'single 0/0/1/0',
    'single 0/1/0/0',
    'description',
    'short 180ca01b',
    'short 1137b15c',
    'short 48c71e88',
    'short 626c0884',
    'short 69f1eec9',
    'short fa95e508',
    'short f96c94f2',
    'short dc9e4774',
    'description',
    'single 0/1',
    'single 1/0',
    'single 1/0',
    'single 0/1',
    'single 1/0',
    'single 1/0',
    'single 1/0',
    'single 1/0',
    'description',
    'short 64f86f9e',
    'short 1e374ad5',
    'short 2564093e',
    'short 29bae765',
    'short c071e3b8',
    'short 9b92b793',
  ],
}

describe('real banks', { skip }, () => {
  let questions = 0
  for (const [name, lines] of Object.entries(expected)) {
    test(`${lines.length} entries of one bank`, () => {
      const report = importGift(readGiftFile(readFileSync(new URL(name, folder))).text, name)
      const found: string[] = []
      for (const entry of report.imported) found[entry.index - 1] = summarize(entry.question, true)
      for (const entry of report.descriptions) found[entry.index - 1] = 'description'
      assert.deepEqual(found, lines)
      assert.deepEqual([report.lossy, report.rejected], [[], []])
      questions += report.imported.length
    })
  }
  test('all questions come over', () => {
    assert.equal(questions, 53)
  })
})
