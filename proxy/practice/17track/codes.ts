/** One item's or one call's refusal, as 17TRACK writes it. */
export interface Refusal {
  readonly code: number;
  readonly message: string;
}

const texts = {
  addressNotAllowed: [-18010001, 'This IP address is not on the allow-list.'],
  invalidKey: [-18010002, 'Invalid security key.'],
  accountDisabled: [-18010004, 'The account is disabled.'],
  notAuthorised: [-18010005, 'This access is not authorised.'],
  fieldMissing: [-18010010, "The field '{0}' is required."],
  valueInvalid: [-18010011, "The value of '{0}' is invalid."],
  formatInvalid: [-18010012, "The format of '{0}' is invalid."],
  dataInvalid: [-18010013, 'Submitted data is invalid.'],
  tooManyNumbers: [-18010014, 'No more than 40 numbers per call.'],
  fieldValueInvalid: [-18010015, "The value '{0}' of the field '{1}' is invalid."],
  lastMileNotPostal: [-18010016, 'A last-mile carrier goes with a postal carrier only.'],
  countryAndPostcodeNeeded: [-18010018, "This carrier needs the destination's country and postcode."],
  postcodeNeeded: [-18010019, "This carrier needs the destination's postcode."],
  phoneNeeded: [-18010020, 'This carrier needs a phone number.'],
  detailNeeded: [-18010022, 'This carrier needs more, for example the date of shipping.'],
  webhookNotSet: [-18010204, 'No webhook address is set.'],
  pushFailed: [-18010206, 'The push failed.'],
  severalCarriers: [-18019801, "Several carriers hold '{0}': carrier_old is required."],
  newCarrierWrong: [-18019802, 'The new carrier code is wrong.'],
  newCarrierSame: [-18019803, 'The new carrier is the present one.'],
  newCarrierMissing: [-18019804, 'carrier_new or final_carrier_new is required.'],
  oldCarrierUnknown: [-18019805, "'{0}' is not registered under carrier_old."],
  changeWhileStopped: [-18019806, "'{0}' is stopped: restart it first."],
  changeLimit: [-18019807, 'The limit of carrier changes is reached.'],
  noResultYet: [-18019808, 'There is no result yet since the last registration or change.'],
  targetRegistered: [-18019809, "'{0}' is registered under the new carrier already."],
  severalRecords: [-18019810, 'The condition matches several records.'],
  nothingToChange: [-18019811, 'There is nothing valid to change.'],
  carrierTimedOut: [-18019815, 'The carrier timed out.'],
  carrierFailed: [-18019816, 'The carrier gave no result.'],
  realTimeFailed: [-18019817, 'System error: the charge was not made.'],
  notOfferedInRealTime: [-18019818, 'The carrier is not offered in real time.'],
  alreadyRegistered: [-18019901, "'{0}' is registered already."],
  notRegistered: [-18019902, "'{0}' is not registered."],
  carrierNotDetected: [-18019903, 'The carrier cannot be detected.'],
  onlyStoppedRestart: [-18019904, 'Only stopped numbers can be restarted.'],
  restartedOnce: [-18019905, 'A number can be restarted once only.'],
  onlyTrackingStop: [-18019906, 'Only numbers being tracked can be stopped.'],
  dailyLimit: [-18019907, 'The daily limit is exceeded.'],
  quotaExhausted: [-18019908, 'Quota is not enough for use.'],
  noInformation: [-18019909, 'There is no tracking information at the moment.'],
  carrierWrong: [-18019910, 'The carrier code is wrong.'],
  carrierClosed: [-18019911, 'This carrier cannot be registered now.'],
  realTimeNotPermitted: [-18019912, 'The real-time query interface is not authorized.'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

/** Every refusal that the simulated 17TRACK can give. */
export type RefusalName = keyof typeof texts;

/** The refusal of that name, its text filled with `values`. */
export function refusal(name: RefusalName, ...values: readonly string[]): Refusal {
  const [code, text] = texts[name];
  return { code, message: text.replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '') };
}
