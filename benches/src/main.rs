//! Measures Guildhall on a generated organisation, beside what the bare engine needs for the same.

mod chance;
mod organisation;
mod place;

fn main() -> place::Fallible<()> {
    let dictionary = place::dictionary()?;
    let schema = dictionary.schema();
    for size in std::env::args().skip(1) {
        let path = place::sqlite(size.parse()?, &schema)?;
        println!("{}", path.display());
    }
    Ok(())
}
