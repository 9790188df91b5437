/** What one customer's history still has to bring, by day and minute. */
export type Agenda = {
  /** Only for the day under way (a later minute) and for days to come. */
  plan(dayNo: number, minuteOfDay: number, happen: () => void): void;
  /** Lets the day happen, minute by minute up to the last one; what it plans for itself happens too. */
  run(dayNo: number, lastMinute?: number): void;
};

type Item = { readonly minuteOfDay: number; readonly happen: () => void };

export function openAgenda(): Agenda {
  const days = new Map<number, Item[]>();
  return {
    plan(dayNo, minuteOfDay, happen) {
      const items = days.get(dayNo);
      if (items === undefined) days.set(dayNo, [{ minuteOfDay, happen }]);
      else items.push({ minuteOfDay, happen });
    },
    run(dayNo, lastMinute = 1_440) {
      for (let items = days.get(dayNo); items !== undefined && items.length > 0; ) {
        const next = items.reduce((first, item) => (item.minuteOfDay < first.minuteOfDay ? item : first));
        if (next.minuteOfDay > lastMinute) break;
        items.splice(items.indexOf(next), 1);
        next.happen();
      }
      days.delete(dayNo);
    },
  };
}
