/** Begins the practice anew, for everybody who uses this proxy's portal. False where it does not answer. */
export const resetPractice = async (): Promise<boolean> => {
  try {
    return (await fetch('reset', { method: 'POST' })).ok;
  } catch {
    return false;
  }
};
