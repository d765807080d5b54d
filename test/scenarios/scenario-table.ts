import { z } from 'zod';
import type { RegistriesControl, Scenario } from '../../cli/registries-control.ts';
import { CHANNELS, SERVICES, type Service } from '../../domain/application.ts';
import { ageOn, dayOf } from '../../domain/calendar.ts';
import type { Cell } from './expected-result.ts';

/** A row: fresh people for each of its cells. */
interface Row {
  readonly name: string;
  readonly own: Service;
  readonly situations: readonly Scenario[];
}

const CELLS_OF_ROW = SERVICES.length * CHANNELS.length;

const ownServiceSchema = z.looseObject({ service: z.enum(SERVICES) });

async function takeRow(control: RegistriesControl, name: string): Promise<Row> {
  const situations = await control.takeScenarios(name, CELLS_OF_ROW);
  return { name, own: ownServiceSchema.parse(situations[0]?.application).service, situations };
}

const isMinorOrIncapable = ({
  birthDate,
  capableStatus,
}: {
  readonly birthDate: string;
  readonly capableStatus: string;
}) => capableStatus !== 'CAPABLE' || ageOn(birthDate, dayOf(new Date().toISOString())) < 18;

/** R26: what the counter wants to know of a dwelling, as the registries have it. */
async function isServedAtCounter(control: RegistriesControl, { rka }: Scenario): Promise<boolean> {
  const { owners } = await control.getDwelling(rka);
  const people = await Promise.all(owners.flatMap(({ iin }) => (iin === undefined ? [] : [control.getPerson(iin)])));
  return people.some(isMinorOrIncapable);
}

export interface NamedCell extends Cell {
  readonly name: string;
}

/** Every scenario that the registries have ready, for every service and every channel. */
export async function layOutTable(control: RegistriesControl): Promise<readonly NamedCell[]> {
  const names = await control.listScenarios();
  const rows = await Promise.all(names.map(({ name }) => takeRow(control, name)));
  const columns = SERVICES.flatMap((service) => CHANNELS.map((channel) => ({ service, channel })));
  return Promise.all(
    rows.flatMap(({ name, own, situations }) =>
      columns.flatMap((column, index) => {
        const scenario = situations[index];
        if (scenario === undefined) throw new Error(`the registries gave too few of ${name}`);
        return [cellOf(control, { name, own, scenario, ...column })];
      }),
    ),
  );
}

const cellOf = async (control: RegistriesControl, cell: Omit<NamedCell, 'isServedAtCounter'>): Promise<NamedCell> => ({
  ...cell,
  isServedAtCounter: cell.channel === 'counter' && (await isServedAtCounter(control, cell.scenario)),
});
