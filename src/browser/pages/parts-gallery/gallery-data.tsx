/** What shows many things: the day's rail, tables, tabs, charts. */
import { useState } from 'preact/hooks'
import { BarChart } from '#browser/parts/bar-chart.tsx'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LineChart } from '#browser/parts/line-chart.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { StateBadge } from '#browser/parts/state-badge.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import { Tabs } from '#browser/parts/tabs.tsx'
import { type RailItem, TimeRail } from '#browser/parts/time-rail.tsx'
import { GalleryBlock, sample } from './gallery-block.tsx'

const day: readonly RailItem[] = [
  {
    id: '1',
    place: 'past',
    startText: sample('8 h 30'),
    title: sample('Français'),
    subject: 'french',
  },
  {
    id: '2',
    place: 'now',
    startText: sample('9 h 30'),
    endText: sample('10 h 20'),
    title: sample('Mathématiques'),
    subject: 'maths',
    detail: sample('Mme Ferrand, salle 12'),
    children: (
      <>
        <p>{sample('La proportionnalité : une recette pour toute la classe.')}</p>
        <LinkButton href="/parts" kind="primary">
          {sample('Ouvrir la leçon')}
        </LinkButton>
      </>
    ),
  },
  {
    id: '3',
    place: 'next',
    startText: sample('10 h 35'),
    endText: sample('11 h 25'),
    title: 'SVT',
    subject: 'science',
    detail: sample('M. Diallo'),
  },
  { id: '4', place: 'later', startText: sample('13 h 30'), title: 'EPS', subject: 'sport' },
  { id: '5', place: 'later', startText: sample('14 h 25'), title: 'Anglais', subject: 'english' },
]

interface Row {
  name: string
  state: 'on-device' | 'received' | 'safe' | null
  mark: number | null
}

const rows: readonly Row[] = [
  { name: 'Aubry Zoé', state: 'received', mark: 14.5 },
  { name: 'Bensaïd Nour', state: 'safe', mark: 17 },
  { name: 'Érable Tom', state: null, mark: null },
  { name: 'Lopes Inès', state: 'on-device', mark: 9 },
]

const columns: readonly Column<Row>[] = [
  { key: 'name', header: sample('Élève'), text: (row) => row.name, sort: (row) => row.name },
  {
    key: 'state',
    header: 'Copie',
    text: (row) => row.state ?? sample('pas encore'),
    cell: (row) => (row.state ? <StateBadge state={row.state} /> : sample('pas encore')),
  },
  {
    key: 'mark',
    header: 'Note sur 20',
    numeric: true,
    text: (row) => (row.mark === null ? '' : row.mark.toLocaleString('fr-FR')),
    sort: (row) => row.mark,
  },
  {
    key: 'acts',
    header: 'Actions',
    control: true,
    text: () => '',
    cell: (row) => (
      <Button sign="listen" signOnly>
        {`Ouvrir la copie de ${row.name}`}
      </Button>
    ),
  },
]

function TabsSample() {
  const [open, setOpen] = useState<'mark' | 'absent'>('mark')
  return (
    <Tabs
      label="Suivi de la classe"
      open={open}
      onOpen={setOpen}
      tabs={[
        { key: 'mark', label: 'À corriger', count: '12' },
        { key: 'absent', label: 'Absents' },
      ]}
    >
      <p>{open === 'mark' ? sample('Douze copies attendent.') : sample('Tout le monde est là.')}</p>
    </Tabs>
  )
}

export function GalleryData() {
  return (
    <>
      <GalleryBlock name="TimeRail">
        <TimeRail label={sample('Ma journée')} items={day} />
      </GalleryBlock>
      <GalleryBlock name="Table">
        <Table
          caption={sample('Copies de la 6e B')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.name}
          sort={{ key: 'name', way: 'up' }}
          dense
          copyable
        />
      </GalleryBlock>
      <GalleryBlock name="Tabs, Disclosure">
        <TabsSample />
        <Disclosure label={sample("Voir l'indice")}>
          <p>{sample('Cherche combien pèse une seule crêpe.')}</p>
        </Disclosure>
      </GalleryBlock>
      <GalleryBlock name="BarChart, LineChart">
        <BarChart
          title={sample('Copies reçues par classe')}
          summary={sample('La 6e B est la plus avancée, la 3e A la moins.')}
          labelHeader="Classe"
          valueHeader={sample('Copies reçues')}
          bars={[
            { label: '6e B', value: 19 },
            { label: 'CM2', value: 13 },
            { label: '3e A', value: 8 },
          ]}
        />
        <LineChart
          title={sample('Élèves connectés mardi matin')}
          summary={sample("L'arrivée se fait en un quart d'heure, surtout au collège.")}
          axisHeader="Heure"
          labels={['8 h', '8 h 15', '8 h 30', '8 h 45', '9 h'].map(sample)}
          lines={[
            { name: sample('Collège'), values: [40, 310, 352, 348, 341] },
            { name: sample('École'), values: [12, 45, 180, 192, 190] },
          ]}
        />
      </GalleryBlock>
    </>
  )
}
