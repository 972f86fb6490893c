/** Where an operator types the code that the command printed: French first, English below. Pure. */
import { viewPath } from './live-view-page.ts'

export function renderOperatorDoor(isWrong: boolean): string {
  const wrongFrench = `<p class="notice" role="alert">Ce code n’est pas valable, ou ne l’est plus : il sert une fois, pendant dix minutes. Demandez-en un autre.</p>`
  const wrongEnglish = `<p>This code is not valid, or not any more: it works once, for ten minutes. Ask for another one.</p>`
  return `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8">
    <title>Exploitation – Préau</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <link rel="stylesheet" href="${viewPath}.css">
  </head>
  <body>
    <header><p>Préau</p></header>
    <main class="door">
      <h1>Exploitation</h1>
      ${isWrong ? wrongFrench : ''}
      <p>Cette page est pour qui fait tourner cette installation. Sur la machine, lancez <code>./preau operator</code>, puis tapez ici le code affiché.</p>
      <form method="post" action="${viewPath}/entree">
        <label for="code">Code (12 signes) <span lang="en">– code (12 signs)</span></label>
        <input type="text" id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" required>
        <button>Entrer <span lang="en">– go in</span></button>
      </form>
      <div class="other" lang="en">
        ${isWrong ? wrongEnglish : ''}
        <p>This page is for whoever runs this installation. On the machine, run <code>./preau operator</code>, then type the code that it prints.</p>
      </div>
    </main>
  </body>
</html>
`
}
