/** One word per thing, and none of one machine. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectTree } from './project-tree.ts'
import { forbiddenWords, schoolWords } from './word-list.ts'
import { checkWords } from './words.ts'

function judge(path: string, text: string): string {
  return checkWords(projectTree({ [path]: text }))[0]?.message ?? 'fine'
}

test('every forbidden word is found, alone and inside a name, and the better word is said', () => {
  for (const { word, say } of forbiddenWords) {
    const capital = `${word.charAt(0).toUpperCase()}${word.slice(1)}`
    for (const name of [word, `${word}Name`, `first${capital}`, `${word}_id`]) {
      const message = judge('src/school/people/a.ts', `const ${name} = 1`)
      assert.ok(message.includes(`says ${say}`), `${name}: ${message}`)
    }
  }
})

test('words are found in file names, and only as whole words', () => {
  assert.match(judge('src/school/people/student.ts', ''), /pupil/)
  assert.equal(judge('src/school/people/a.ts', 'const studentship = 1'), 'fine')
})

test('strings and comments may use any word, and so do names of outside formats', () => {
  assert.equal(judge('src/school/people/a.ts', "// student\nconst a = 'student'"), 'fine')
  assert.equal(judge('src/school/roster/a.ts', 'const a = ENTEleveClasses'), 'fine')
})

test('"parent" is free where trees and folders are meant', () => {
  assert.equal(judge('src/browser/parts/a.ts', 'const a = node.parentElement'), 'fine')
  assert.match(judge('src/school/people/a.ts', 'const parent = 1'), /guardian/)
})

test('the engine and the kernel know no word of the school', () => {
  for (const word of schoolWords) {
    const found = checkWords(projectTree({ 'src/engine/http/a.ts': `const ${word} = 1` }))
    assert.ok(
      found.some((one) => /word of the school/.test(one.message)),
      word,
    )
  }
  assert.match(judge('src/kernel/a.ts', 'const pupilCount = 1'), /word of the school/)
  assert.match(judge('src/engine/http/pupil.ts', ''), /word of the school/)
  assert.equal(judge('src/engine/http/a.ts', "const a = 'pupil'"), 'fine')
  assert.equal(judge('src/school/people/a.ts', 'const pupil = 1'), 'fine')
})

test('no folder of one machine is named, in code, comment or paper', () => {
  const folder = ['', 'home', 'someone', 'preau'].join('/')
  assert.match(judge('src/engine/a.ts', `// see ${folder}`), /one machine/)
  assert.match(judge('docs/a.md', `run ${folder}/x`), /one machine/)
  assert.equal(judge('docs/a.md', 'browse https://example.fr/home/page and ./work/x'), 'fine')
})

test('the lock file names no registry but the public one', () => {
  const lock = (host: string) => `"resolved": "https://${host}/a.tgz"`
  assert.match(judge('package-lock.json', lock('mirror.example')), /registry/)
  assert.equal(judge('package-lock.json', lock('registry.npmjs.org')), 'fine')
})
