//! From words to an expression, by the strength of operators (Pratt 1973).

use super::token::{Token, Word, tokens};
use super::{Expression, Formula, FormulaError, FormulaProblem, Function, Operator};

/// The deepest nesting that is read.
const DEPTH_MAX: usize = 64;

/// Reads a whole text.
pub(super) fn formula(text: &str) -> Result<Formula, FormulaError> {
    let tokens = tokens(text)?;
    let end = text.chars().count();
    if tokens.is_empty() {
        return Err(FormulaError { at: (0, end), problem: FormulaProblem::Empty });
    }
    let mut parser = Parser { tokens, next: 0, names: Vec::new(), depth: 0, end };
    let root = parser.expression(0)?;
    match parser.tokens.get(parser.next) {
        None => Ok(Formula { root, names: parser.names }),
        Some(token) => Err(FormulaError { at: token.at, problem: FormulaProblem::ExpectedOperator }),
    }
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
    names: Vec<String>,
    depth: usize,
    end: usize,
}

impl Parser {
    fn take(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.next).cloned();
        self.next += 1;
        token
    }

    fn peek(&self) -> Option<&Word> {
        self.tokens.get(self.next).map(|token| &token.word)
    }

    /// What is wrong at the next word, or at the end of the text.
    fn wrong(&self, problem: FormulaProblem) -> FormulaError {
        let at = self.tokens.get(self.next).map_or((self.end, self.end), |token| token.at);
        FormulaError { at, problem }
    }

    /// An expression whose operators all bind tighter than `floor`.
    fn expression(&mut self, floor: u8) -> Result<Expression, FormulaError> {
        if self.depth == DEPTH_MAX {
            return Err(self.wrong(FormulaProblem::TooDeep));
        }
        self.depth += 1;
        let mut left = self.value()?;
        while let Some(Word::Operator(operator)) = self.peek().cloned()
            && operator.strength() > floor
        {
            self.next += 1;
            let right = self.expression(operator.strength())?;
            left = Expression::Binary(operator, Box::new([left, right]));
            // FORM1: comparisons do not chain; what follows is left to the caller, who refuses it.
            if operator.strength() == 1 {
                break;
            }
        }
        self.depth -= 1;
        Ok(left)
    }

    fn value(&mut self) -> Result<Expression, FormulaError> {
        let missing = self.wrong(FormulaProblem::ExpectedValue);
        let Some(token) = self.take() else { return Err(missing) };
        match token.word {
            Word::Number(number) => Ok(Expression::Number(number)),
            Word::Operator(Operator::Subtract) => {
                // Stronger than every operator: the sign takes one value.
                let inner = self.expression(u8::MAX)?;
                Ok(Expression::Negative(Box::new(inner)))
            }
            Word::Open => {
                let inner = self.expression(0)?;
                self.close(token.at)?;
                Ok(inner)
            }
            Word::Name(name) => {
                // A name in brackets is a figure, even before a parenthesis.
                let bare = token.at.1 - token.at.0 == name.chars().count();
                if bare && self.peek() == Some(&Word::Open) {
                    self.call(&name, token.at)
                } else {
                    Ok(self.name(name))
                }
            }
            Word::Operator(_) | Word::Close | Word::Comma => Err(missing),
        }
    }

    fn name(&mut self, name: String) -> Expression {
        let known = self.names.iter().position(|known| *known == name);
        Expression::Name(known.unwrap_or_else(|| {
            self.names.push(name);
            self.names.len() - 1
        }))
    }

    fn call(&mut self, name: &str, at: (usize, usize)) -> Result<Expression, FormulaError> {
        let known = Function::ALL.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        let Some((_, function)) = known else {
            return Err(FormulaError { at, problem: FormulaProblem::UnknownFunction });
        };
        let open = self.tokens.get(self.next).map_or(at, |token| token.at);
        self.next += 1;
        let mut values = Vec::new();
        if self.peek() != Some(&Word::Close) {
            values.push(self.expression(0)?);
            while self.peek() == Some(&Word::Comma) {
                self.next += 1;
                values.push(self.expression(0)?);
            }
        }
        self.close(open)?;
        let (fewest, most) = function.takes();
        if values.len() < fewest || values.len() > most {
            return Err(FormulaError { at, problem: FormulaProblem::WrongCount });
        }
        Ok(Expression::Call(*function, values))
    }

    /// Takes the parenthesis that closes the one at a place.
    fn close(&mut self, open: (usize, usize)) -> Result<(), FormulaError> {
        match self.peek() {
            Some(Word::Close) => {
                self.next += 1;
                Ok(())
            }
            Some(_) => Err(self.wrong(FormulaProblem::ExpectedOperator)),
            None => Err(FormulaError { at: open, problem: FormulaProblem::Unclosed }),
        }
    }
}
