/** Opens the window in which a site is taught, beside its page. */
export const openTeach = (windows: { create(made: TeachWindow): Promise<unknown> }, site: string): void =>
  void windows.create({ url: `/teach.html?site=${encodeURIComponent(site)}`, type: 'popup', width: 480, height: 780 });

interface TeachWindow {
  url: string;
  type: 'popup';
  width: number;
  height: number;
}
