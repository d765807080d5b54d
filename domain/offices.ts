/** KATO region (first two digits) → the territorial office that handles the dwelling's cases. */
const OFFICES: Readonly<Record<string, string>> = {
  '10': 'abai',
  '11': 'akmola',
  '15': 'aktobe',
  '19': 'almaty-region',
  '23': 'atyrau',
  '27': 'west-kazakhstan',
  '31': 'zhambyl',
  '33': 'zhetisu',
  '35': 'karaganda',
  '39': 'kostanay',
  '43': 'kyzylorda',
  '47': 'mangystau',
  '55': 'pavlodar',
  '59': 'north-kazakhstan',
  '61': 'turkistan',
  '62': 'ulytau',
  '63': 'east-kazakhstan',
  '71': 'astana',
  '75': 'almaty',
  '79': 'shymkent',
};

/** The office for a KATO code, or `undefined` where its region is none of the country's. */
export const officeOf = (kato: string): string | undefined => OFFICES[kato.slice(0, 2)];
