interface Windows {
  create(info: {
    readonly url: string;
    readonly type: 'popup';
    readonly width: number;
    readonly height: number;
  }): Promise<unknown>;
}

/** Opens the window in which a site is taught. */
export const openTeachWindow = (windows: Windows, site: string): void => {
  const url = `/teach.html?site=${encodeURIComponent(site)}`;
  void windows.create({ url, type: 'popup', width: 480, height: 780 });
};
