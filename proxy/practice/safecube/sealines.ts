import type { ShipmentType } from './line-answer.ts';

/** A shipping line as the catalogue shows it. */
export interface Sealine {
  readonly name: string;
  readonly scacCodes: readonly string[];
  readonly activeTypes: { readonly ct: boolean; readonly bl: boolean; readonly bk: boolean };
  readonly maintenance: boolean;
}

/** The lines of the practice: enough for every way in which naming a line can go wrong. */
export const practiceSealines: readonly Sealine[] = [
  { name: 'MSC', scacCodes: ['MSCU', 'MEDU'], activeTypes: { ct: true, bl: true, bk: true }, maintenance: false },
  { name: 'Maersk', scacCodes: ['MAEU', 'MRKU'], activeTypes: { ct: true, bl: true, bk: true }, maintenance: false },
  { name: 'CMA CGM', scacCodes: ['CMDU'], activeTypes: { ct: true, bl: true, bk: true }, maintenance: false },
  { name: 'Hapag-Lloyd', scacCodes: ['HLCU'], activeTypes: { ct: true, bl: true, bk: true }, maintenance: false },
  { name: 'Practice Feeder', scacCodes: ['PRFE'], activeTypes: { ct: true, bl: false, bk: false }, maintenance: false },
  { name: 'Practice Dock', scacCodes: ['PRDO'], activeTypes: { ct: true, bl: true, bk: true }, maintenance: true },
];

/** The line with that code, if the catalogue has it. */
export function findSealine(sealines: readonly Sealine[], scac: string): Sealine | undefined {
  return sealines.find((sealine) => sealine.scacCodes.includes(scac));
}

/** True when the line takes numbers of that type. */
export function takesType(sealine: Sealine, type: ShipmentType): boolean {
  return { CT: sealine.activeTypes.ct, BL: sealine.activeTypes.bl, BK: sealine.activeTypes.bk }[type];
}
