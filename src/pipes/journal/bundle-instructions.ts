/** What whoever opens a bundle reads first: what is in it, and how to check it without us. In French. */

export interface BundleFacts {
  /** Days whose records can be opened with the keys of the bundle, oldest first. */
  readonly days: readonly string[]
  readonly origin: string
  /** Leaves of the signed checkpoint. */
  readonly size: number
  /** Keys to check with: the log's first, then witnesses'. */
  readonly keys: readonly string[]
  /** Logs that were put aside and succeeded to, oldest first. */
  readonly earlier: readonly EarlierLog[]
}

export interface EarlierLog {
  /** Its data folder, from the folder of the bundle on. */
  readonly folder: string
  readonly origin: string
  readonly size: number
  /** The log's key under the name of this log, then witnesses'. */
  readonly keys: readonly string[]
  /** Of its records, oldest first, whether their keys are there or not. */
  readonly days: readonly string[]
}

export function bundleInstructions({ days, earlier, keys, origin, size }: BundleFacts): string {
  const keyFlags = quoted(keys)
  const told = days.length === 0 ? 'aucun jour' : days.join(', ')
  return `# Journal de connexion remis à une autorité

Journal : ${origin}, ${size} feuilles signées.
Jours lisibles avec les clés jointes : ${told}.
${earlier.length === 0 ? '' : `Journaux d’avant, mis de côté et joints : ${earlier.length} (voir plus bas).\n`}
## Ce que contient ce dossier

- \`journal/log/\` : le journal public entier, tel que tout le monde peut le lire. Chaque feuille est une empreinte ; aucune ne dit rien
  de personne.
- \`journal/records/\` : ce que chaque feuille scelle, jour par jour. Sans la clé du jour, un fichier ne s’ouvre pas.
- \`journal-keys/\` : les clés des jours demandés, et d’eux seuls. Elles ouvrent des données sur des personnes, sous pseudonymes du jour :
  gardez-les comme telles, et détruisez-les quand l’enquête est finie.
- \`policy\` : les clés publiques du journal et de ses témoins. Comparez-les avec celles que d’autres tiennent : ce dossier vient de celui
  qu’il s’agit de vérifier.
- \`verifier.mjs\` : le vérificateur, un seul fichier lisible. Il lui faut Node.js 24 ou plus récent, et rien du réseau.

## Vérifier

    node verifier.mjs . ${keyFlags}

Le vérificateur refait l’arbre depuis ses feuilles, compare la signature, ouvre chaque enregistrement et le compare à sa feuille. Il nomme le
premier endroit modifié, manquant ou déplacé, et les numéros qui manquent dans la suite d’un processus.
Qui a gardé un point de contrôle plus ancien, ou tient la clé d’un témoin, prouve en plus qu’aucune autre histoire n’a été montrée :

    ./preau journal verify . --key ${keyFlags} --since ANCIEN-POINT-DE-CONTROLE
${earlierSection(earlier)}
## Refaire un verdict

Avec Préau installé, la liste des inscrits et l’emploi du temps :

    ./preau evidence . --from DEBUT --to FIN --roster inscrits.csv --timetable cours.csv --json
${earlier.map(({ folder }) => `    ./preau evidence ${folder} --from DEBUT --to FIN --roster inscrits.csv --timetable cours.csv --json\n`).join('')}
Un verdict se sert aussi des sept jours d’avant l’intervalle. Si leurs clés sont jointes, la sortie est la même, octet pour octet, que
celle dont l’empreinte est publiée ; sinon elle dit ce qu’elle n’a pas pu lire. Les formats sont dans docs/formats/ et docs/evidence.md de Préau.

## Ce que ce dossier ne peut pas montrer

Que tout a été écrit. Il montre que rien n’a été changé après, et où des numéros manquent. Une ligne saturée avant les machines, une panne du
DNS, une personne qui n’a jamais pu se connecter n’y laissent rien.
`
}

const quoted = (keys: readonly string[]): string => keys.map((key) => `'${key}'`).join(' ')

/** Each log that was put aside is checked by itself: it has its own name, and so its own key line. */
function earlierSection(earlier: readonly EarlierLog[]): string {
  if (earlier.length === 0) return ''
  return `
## Les journaux d’avant

Le dossier du journal a été perdu ou remplacé : un autre journal lui a succédé, et le dit dans sa première feuille. Ce qui était encore là de
l’ancien a été mis de côté et se vérifie à part. Comparez sa taille avec celle que le nouveau cite : la différence manque.

${earlier.map(earlierLines).join('\n')}
Un intervalle qui enjambe le changement se juge en deux verdicts, un par journal.
`
}

function earlierLines({ days, folder, keys, origin, size }: EarlierLog): string {
  const span = days.length === 0 ? 'aucun enregistrement' : `jours ${days[0]} à ${days.at(-1)}`
  return `- ${origin} : ${size} feuilles signées, ${span}.

      node verifier.mjs ${folder} ${quoted(keys)}
`
}
