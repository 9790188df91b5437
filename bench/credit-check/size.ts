const isQuick = process.argv.includes('quick');

/** How long and how much. `quick` tries a section out: its figures mean nothing. */
export const size = isQuick
  ? { rounds: 1, seconds: 1, customers: 1_000, manyCustomers: 20_000, manyInvoices: 5_000, importedRows: 20_000 }
  : {
      rounds: 5,
      seconds: 3,
      customers: 10_000,
      manyCustomers: 1_000_000,
      manyInvoices: 100_000,
      importedRows: 1_000_000,
    };
