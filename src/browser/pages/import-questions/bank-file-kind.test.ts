/** Files that people choose by mistake are told apart from those that may be GIFT or Moodle XML. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type BankFileKind, bankFileKind, titleOfFile } from './bank-file-kind.ts'

const kindOfText = (text: string): BankFileKind => bankFileKind(new TextEncoder().encode(text))
const kindOf = (...bytes: number[]): BankFileKind => bankFileKind(Uint8Array.from(bytes))

test('banks in every encoding are text', () => {
  const folder = new URL('../../../../tests/fixtures/gift/', import.meta.url)
  const names = readdirSync(folder)
  assert.ok(names.length >= 9)
  for (const name of names) {
    assert.equal(bankFileKind(readFileSync(new URL(name, folder))), 'text', name)
  }
  // UTF-16 without a mark, as old editors saved it; the end sign of DOS.
  const wide = [...'::Un:: Deux {T}'].flatMap((letter) => [letter.charCodeAt(0), 0])
  assert.equal(kindOf(...wide), 'text')
  assert.equal(kindOfText('Vrai ? {T}\r\n\u001a'), 'text')
  assert.equal(kindOfText('<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'), 'text')
})

test('what cannot be a bank is named', () => {
  assert.equal(kindOf(), 'empty')
  assert.equal(kindOfText('\ufeff \r\n\t\n'), 'empty')
  assert.equal(kindOf(0x50, 0x4b, 3, 4, 20), 'document')
  assert.equal(kindOf(0x1f, 0x8b, 8), 'document')
  assert.equal(kindOf(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'document')
  assert.equal(kindOfText('{\\rtf1\\ansi Question {T}}'), 'document')
  assert.equal(kindOfText('%PDF-1.7\n'), 'pdf')
  assert.equal(kindOfText('\n<!DOCTYPE html><html lang="fr">'), 'web_page')
  assert.equal(kindOf(0x89, 0x50, 0x4e, 0x47, 13, 10, 0x1a, 10, 0, 0, 0, 13), 'not_text')
  assert.equal(kindOf(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1), 'not_text')
})

test('a question that speaks of documents is a question', () => {
  assert.equal(kindOfText('<p>Que veut dire PDF ?</p> {=Portable ~Petit}'), 'text')
  assert.equal(kindOfText('Que fait <quiz> ? {=rien ~tout}'), 'text')
})

test('a title is the file’s name as people say it', () => {
  assert.equal(titleOfFile('fractions_6e.gift'), 'fractions 6e')
  assert.equal(titleOfFile('Révision.U4.GIFT'), 'Révision.U4')
  assert.equal(titleOfFile('.gift'), '')
  assert.equal(titleOfFile(`${'a'.repeat(300)}.txt`).length, 180)
})
