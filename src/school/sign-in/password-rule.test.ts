/** Strong passwords pass, guessable ones do not, and the reason is named. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { guessedPasswordStems } from './guessed-passwords.ts'
import { isLogin, normaliseLogin, proposeLogin } from './login.ts'
import { normalisePassword, passwordWeakness } from './password-rule.ts'

test('twelve characters or four words are enough', () => {
  for (const password of [
    'vélo rouge lampe forêt',
    'mn7kWz2pQx4f',
    'chat mer rue as',
    'Le tilleul sent bon en juin',
    'xxxxQw8-tilleul-42',
    '日本語のながいパスワード',
  ]) {
    assert.equal(passwordWeakness(password), null, password)
  }
})

test('short ones are too short, endless ones too long', () => {
  for (const password of ['', 'a', 'tilleul42', 'deux mots', 'le le le le', '12 34 56 78']) {
    assert.equal(passwordWeakness(password), 'too_short', password)
  }
  assert.equal(passwordWeakness('abcdé'.repeat(41)), 'too_long')
})

test('what everybody tries first is common, however it is decorated', () => {
  for (const password of [
    'motdepasse123',
    'MotDePasse2026!',
    'M0td3passe!!!!!',
    'azertyuiop123',
    'Azertyuiop12',
    'password1234',
    'P@ssw0rd2026',
    '123456789012',
    '987654321098',
    'abcdefghijkl',
    'aaaaaaaaaaaa',
    'ababababababab',
    'soleilsoleil',
    'SoleilSoleil1',
    'LiberteEgaliteFraternite',
    'iloveyou1234',
    'marseille13013',
    'Bienvenue2026!',
    'unedeuxtrois',
    'qwertyuiop[]12',
  ]) {
    assert.equal(passwordWeakness(password), 'common', password)
  }
})

test('the own name with a year behind it is personal', () => {
  const own = ['anne.lefebvre', 'Anne-Laure', 'Lefèbvre']
  assert.equal(passwordWeakness('AnneLefebvre1978', own), 'personal')
  assert.equal(passwordWeakness('lefebvre-2026-anne', own), 'personal')
  assert.equal(passwordWeakness('Anne aime les tilleuls', own), null)
})

test('there are a few hundred stems, plain and each once', () => {
  assert.ok(guessedPasswordStems.size > 300)
  for (const stem of guessedPasswordStems) assert.match(stem, /^[a-z]+$/)
})

test('one password has one form, and nothing throws', () => {
  assert.equal(normalisePassword('e\u0301té'), normalisePassword('été'))
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 250 }), (password) => {
      passwordWeakness(password, [password.slice(0, 9)])
    }),
  )
})

test('logins: one form, e-mail or name', () => {
  assert.equal(normaliseLogin('  Anne.Lefebvre '), 'anne.lefebvre')
  for (const login of ['anne.lefebvre', 'a.b@exemple.fr', 'zoé', 'jean-marc_2']) {
    assert.equal(isLogin(normaliseLogin(login)), true, login)
  }
  for (const login of ['', 'ab', 'a b c', '@x.fr', 'a@b', 'x'.repeat(101), '<b>x</b>']) {
    assert.equal(isLogin(normaliseLogin(login)), false, login)
  }
  assert.equal(
    proposeLogin({ givenName: 'Anne-Laure', familyName: 'Lefèbvre Œuf' }),
    'anne-laure.lefebvre-oeuf',
  )
  assert.equal(isLogin(proposeLogin({ givenName: '李', familyName: '小' })), true)
})
