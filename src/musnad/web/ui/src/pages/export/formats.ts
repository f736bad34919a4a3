/** The formats of exports, in the order in which they are offered. */
import type { components } from '$lib/api/schema';
import { m } from '$lib/paraglide/messages';

export type Format = components['schemas']['NewExport']['format'];
type Words = () => string;

interface Offered {
  readonly format: Format;
  readonly name: Words;
  readonly about: Words;
}

interface Group {
  readonly title: Words;
  readonly formats: readonly Offered[];
}

export const GROUPS: readonly Group[] = [
  {
    title: m.export_group_case,
    formats: [{ format: 'package', name: m.export_f_package, about: m.export_f_package_about }],
  },
  {
    title: m.export_group_claims,
    formats: [
      { format: 'xlsx', name: m.export_f_xlsx, about: m.export_f_xlsx_about },
      { format: 'csv', name: m.export_f_csv, about: m.export_f_csv_about },
      { format: 'geojson', name: m.export_f_geojson, about: m.export_f_geojson_about },
      { format: 'jsonl', name: m.export_f_jsonl, about: m.export_f_jsonl_about },
    ],
  },
  {
    title: m.export_group_incidents,
    formats: [
      { format: 'incidents-xlsx', name: m.export_f_incidents_xlsx, about: m.export_f_incidents_xlsx_about },
      { format: 'incidents-csv', name: m.export_f_incidents_csv, about: m.export_f_incidents_csv_about },
      { format: 'incidents-geojson', name: m.export_f_incidents_geojson, about: m.export_f_incidents_geojson_about },
    ],
  },
  {
    title: m.export_group_schemes,
    formats: [
      { format: 'acled', name: m.export_f_acled, about: m.export_f_acled_about },
      { format: 'ucdp', name: m.export_f_ucdp, about: m.export_f_ucdp_about },
      { format: 'plover', name: m.export_f_plover, about: m.export_f_plover_about },
    ],
  },
  {
    title: m.export_group_tools,
    formats: [
      { format: 'graphml', name: m.export_f_graphml, about: m.export_f_graphml_about },
      { format: 'ftm', name: m.export_f_ftm, about: m.export_f_ftm_about },
      { format: 'annotations', name: m.export_f_annotations, about: m.export_f_annotations_about },
    ],
  },
];

const CSV: ReadonlySet<Format> = new Set<Format>(['csv', 'acled', 'ucdp', 'incidents-csv']);

/** Whether the looks of a CSV file can be asked of a format. */
export function isCsv(format: Format): boolean {
  return CSV.has(format);
}

/** The format of this name, or the workbook. */
export function formatOf(name: string | null): Format {
  const all = GROUPS.flatMap((group) => group.formats.map((each) => each.format));
  return all.find((each) => each === name) ?? 'xlsx';
}
