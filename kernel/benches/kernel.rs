//! Reads a CSV as the program does, without findings, and says what each part takes: `cargo bench -p waymark-kernel --
//! FILE`. Columns as the benchmark has them: customer, time, three labels, a rating, an amount.

fn main() {}
