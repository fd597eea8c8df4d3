/** True while a file is dragged, whatever it is. */
export const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
