/** `/verite`: what was found out about a stretch of time, for everybody, and which such stretches there are. */
import { serverPages } from '#contract/server-pages.ts'
import { typesetFrench } from '#kernel/typeset-french.ts'
import type { JournalLeaves } from '#pipes/public-log/journal-leaves.ts'
import { frenchDay, frenchNumber, frenchOffset, frenchTime } from './french-figures.ts'
import type { HourCount, PublicVerdict } from './public-verdict.ts'
import { slices } from './slice.ts'
import {
  commandBlock,
  escapeMarkup,
  intervalOptions,
  remarksSection,
  verdictSpan,
} from './verdict-markup.ts'
import {
  drawVerdictPicture,
  gatherBars,
  isLong,
  sliceNames,
  sliceSwatch,
} from './verdict-picture.ts'

export const veritePath = serverPages.verdicts
export const veriteStylePath = `${veritePath}.css`
export const verdictPath = (id: string): string => `${veritePath}/${id}`
export const verdictDataPath = (id: string): string => `${veritePath}/${id}/json`

type Listed = Pick<PublicVerdict, 'id' | 'interval' | 'answer'>

/** The newest verdict whole, and the way to those before it; `shown` null: there is none yet. */
export function renderPublicVerdictPage(
  shown: PublicVerdict | null,
  all: readonly Listed[],
): string {
  const others = all.filter(({ id }) => id !== shown?.id)
  const body = [
    ...(shown === null ? [none] : verdictSections(shown)),
    othersSection(others),
    whatThisIs,
  ]
  const title =
    shown === null ? 'Ce qui s’est passé' : `Ce qui s’est passé, ${verdictSpan(shown.interval)}`
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${typesetFrench(title)} – Préau</title>
<link rel="stylesheet" href="${veriteStylePath}">
</head>
<body>
<header><a href="/"><svg viewBox="0 0 96 16" aria-hidden="true"><path d="M2 13 L48 3 L94 13" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round"/></svg><span>Préau</span></a></header>
<main>
${typesetFrench(body.join('\n'))}
</main>
</body>
</html>
`
}

const none = `<h1>Ce qui s’est passé</h1>
<p class="answer">Aucun verdict n’est publié ici pour l’instant.</p>`

const whatThisIs = `<h2>Ce que sont ces pages</h2>
<p>Chaque connexion laisse ici une trace que personne ne peut changer sans que cela se voie. Quand une matinée se passe mal, un calcul que chacun peut refaire dit de quoi la charge était faite : des élèves, nos propres erreurs qui revenaient, une attaque.</p>
<p lang="en" class="soft">Every connection leaves a record here that nobody can change unnoticed. When a morning goes wrong, a computation that anybody can repeat says what the load was made of: pupils, our own errors coming back, an attack.</p>`

function verdictSections(verdict: PublicVerdict): string[] {
  return [
    `<h1>Ce qui s’est passé, ${verdictSpan(verdict.interval)}</h1>`,
    `<p class="answer">${escapeMarkup(verdict.answer)}</p>`,
    pictureSection(verdict),
    sharesSection(verdict),
    heldSection(verdict),
    hoursSection(verdict),
    remarksSection('À savoir avant de s’appuyer dessus', verdict.warnings),
    remarksSection('Ce que ce verdict ne voit pas', verdict.blindness),
    checkSection(verdict),
  ]
}

function pictureSection({ minutes, noise }: PublicVerdict): string {
  const { bars } = gatherBars(minutes)
  if (bars.length === 0) return ''
  const title =
    'La charge au fil du temps, par tranche, en part de la minute la plus chargée ; les parts sont dans le tableau qui suit'
  return `<figure>
${drawVerdictPicture(bars, isLong(bars), title)}
<figcaption>La charge au fil du temps, en part de la minute la plus chargée. Les minutes où moins de ${noise.fewestVisitors} personnes ou machines sont venues restent vides.</figcaption>
</figure>`
}

function sharesSection({ shares }: PublicVerdict): string {
  if (shares === null) return ''
  const rows = slices.map((slice) => {
    const { high, low, percent } = shares[slice]
    const between = high === 0 ? '–' : `${low === high ? '' : `${low} à `}${high}\u00a0%`
    return `<tr><th scope="row">${sliceSwatch(slice)} ${sliceNames[slice]}</th><td class="n${percent >= 5 ? ' strong' : ''}">${percent}\u00a0%</td><td class="n">${between}</td></tr>`
  })
  return `<h2>De quoi la charge était faite</h2>
<table><thead><tr><th scope="col">Tranche</th><th scope="col" class="n">Part</th><th scope="col" class="n">Entre</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>
<p class="soft">« Entre » dit l’incertitude : ce que deviendrait la part si d’autres personnes et machines du même genre étaient venues (95 % des tirages).</p>`
}

function heldSection({ held }: PublicVerdict): string {
  if (held.asItWas === null) return ''
  const rows = [
    ['Telle qu’elle fut', held.asItWas],
    ['Sans l’attaque', held.withoutAttack],
    ['Sans ce que nous avons causé', held.withoutRetries],
    ['Sans l’un ni l’autre', held.withoutBoth],
  ] as const
  const shown = rows.flatMap(([name, isHeld]) =>
    isHeld === null
      ? []
      : [`<tr><th scope="row">${name}</th><td>${isHeld ? '✓ oui' : '✗ non'}</td></tr>`],
  )
  return `<h2>Nos machines auraient-elles tenu ?</h2>
<table><thead><tr><th scope="col">La charge</th><th scope="col">Tient</th></tr></thead><tbody>
${shown.join('\n')}
</tbody></table>`
}

const hourMs = 3_600_000

const placeNames = {
  metropolitan: 'France métropolitaine',
  overseas: 'France d’outre-mer',
  abroad: 'Étranger',
  unknown: 'Lieu inconnu',
} as const

function hoursSection({ hours, interval, noise }: PublicVerdict): string {
  if (hours.length === 0) return ''
  const told = hours.filter(({ visitors }) => visitors !== null)
  const days = new Set(
    [interval.from, interval.to, ...told.map(({ at }) => at)].map((at) =>
      frenchDay(Date.parse(at)),
    ),
  )
  const rows = told.map((hour) => hourRow(hour, days.size > 1))
  const table =
    rows.length === 0
      ? `<p>De chaque heure, moins de ${noise.fewestVisitors} : rien n’en est dit.</p>`
      : `<div class="scroll" tabindex="0" role="region" aria-label="Personnes et machines, heure par heure"><table><thead><tr><th scope="col">Heure</th><th scope="col">Lieu</th><th scope="col">Tranche</th><th scope="col" class="n">Environ</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`
  return `<h2>Combien sont venus</h2>
${table}
<p class="soft">Personnes connectées, ou à défaut machines, chacune comptée une fois par heure. Pour que personne ne se reconnaisse, un bruit est ajouté à chaque nombre (loi géométrique bilatérale, d’échelle ${noise.scale} : ε = ${noise.epsilonOfDay} par personne et par jour), et rien n’est dit de moins de ${noise.fewestVisitors}. Le lieu d’une machine ne dit pas qui s’en sert ; il n’entre dans aucune décision.</p>`
}

function hourRow({ at, place, slice, visitors }: HourCount, isOfDays: boolean): string {
  const count = visitors === null ? '' : frenchNumber(visitors)
  return `<tr><th scope="row">${hourName(Date.parse(at), isOfDays)}</th><td>${placeNames[place]}</td><td>${sliceNames[slice]}</td><td class="n">${count}</td></tr>`
}

/** Its day where the verdict is about several, and which it is of the two that the change of the hour brings. */
function hourName(at: number, isOfDays: boolean): string {
  const name = (of: number) => `${frenchDay(of)}, ${frenchTime(of)}`
  const isTwice = [at - hourMs, at + hourMs].some((other) => name(other) === name(at))
  return `${isOfDays ? name(at) : frenchTime(at)}${isTwice ? ` (${frenchOffset(at)})` : ''}`
}

function checkSection(verdict: PublicVerdict): string {
  const { check, id, leaves = null } = verdict
  const size = leaves === null ? [] : [`--tree-size ${leaves.treeSize}`]
  const verify =
    leaves === null
      ? `<p>Le journal de cette installation est public : <a href="${serverPages.log}/checkpoint">son dernier point de contrôle</a> est signé. Cette commande dit si rien n’y a été changé :</p>
${commandBlock('./preau journal verify ADRESSE-DE-CE-SITE/journal')}`
      : leavesCheck(leaves)
  return `<h2>Le vérifier soi-même</h2>
${verify}
<p>Ce que chaque trace dit reste scellé. Une autorité qui reçoit les traces, les clés des jours et la liste des inscrits refait ce verdict octet pour octet :</p>
${commandBlock('./preau evidence DOSSIER', [...intervalOptions(verdict), ...size, '--json'])}
<ul>
<li>Le verdict entier, dont le journal garde l’empreinte<br><code>${check.verdictHash}</code></li>
<li>Ce dont il est calculé<br><code>${check.inputsHash}</code></li>
<li>Les règles, Préau ${check.version}<br><code>${check.rulesHash}</code></li>
</ul>
<p><a href="${verdictDataPath(id)}">Cette page en données (JSON)</a></p>`
}

/** What was read, in words that need no tree; then how anybody sees that it is still there, unchanged. */
function leavesCheck({ first, last, log, rootHash, treeSize }: JournalLeaves): string {
  return `<p>Ce verdict a lu le journal public de cette installation, <strong>${escapeMarkup(log)}</strong>, de la feuille ${frenchNumber(first)} à la feuille ${frenchNumber(last)} : chaque feuille est l’empreinte d’une trace. Les ${frenchNumber(treeSize)} premières feuilles du journal ont ensemble une seule empreinte, leur racine :</p>
<p><code>${escapeMarkup(rootHash)}</code></p>
<p>Le journal grandit, mais ses feuilles ne changent pas : tant que personne n’y touche, cette racine reste la même. Notez-la ; pour la retrouver demain ou dans un an, et savoir si rien n’a été changé :</p>
${commandBlock('./preau journal verify ADRESSE-DE-CE-SITE/journal', [`--root-at ${treeSize}`])}
<p class="soft">La commande lit le journal entier, contrôle <a href="${serverPages.log}/checkpoint">son dernier point de contrôle signé</a>, et redit la racine des ${frenchNumber(treeSize)} premières feuilles. Si elle diffère de celle de cette page, le journal n’est plus celui que ce verdict a lu.</p>`
}

function othersSection(others: readonly Listed[]): string {
  if (others.length === 0) return ''
  return `<h2>Autres verdicts</h2>
<ul>
${others.map((one) => `<li><a href="${verdictPath(one.id)}">${verdictSpan(one.interval)}</a></li>`).join('\n')}
</ul>`
}
