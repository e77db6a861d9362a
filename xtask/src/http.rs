//! As much of HTTP/1.1 as a static server for this machine needs: requests without a body, connections that stay
//! open.
//!
//! Each connection has a thread of its own. A pool of threads would let a page hang: a browser keeps six
//! connections open, and one that no thread is left for waits until another is closed.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::Arc,
    thread,
};

/// Longer heads are refused.
const LONGEST_HEAD: u64 = 64 << 10;

/// What a browser asks.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD` ...
    pub method: String,
    /// Path and query as they were sent.
    pub target: String,
    /// The value of `Accept-Encoding`.
    pub accept_encoding: String,
    /// Whether a body follows, which is not read.
    has_body: bool,
}

/// What it is told.
#[derive(Debug)]
pub struct Response {
    /// Status code and its reason.
    pub status: &'static str,
    /// Names and values; the length is added.
    pub headers: Vec<(&'static str, &'static str)>,
    /// The body; not sent in answer to `HEAD`.
    pub body: Vec<u8>,
}

impl Response {
    /// A plain text under a status.
    pub fn text(status: &'static str, text: &str) -> Self {
        Self {
            status,
            headers: vec![("Content-Type", "text/plain; charset=utf-8")],
            body: text.as_bytes().to_vec(),
        }
    }
}

/// Answers every request to `listener` in the background until the process ends.
pub fn serve(
    listener: TcpListener,
    answer: impl Fn(&Request) -> io::Result<Response> + Send + Sync + 'static,
) {
    let answer = Arc::new(answer);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = Arc::clone(&answer);
            // A browser that went away is no one's error.
            thread::spawn(move || drop(converse(&stream, answer.as_ref())));
        }
    });
}

/// Answers the requests of one connection until either side ends it.
fn converse(stream: &TcpStream, answer: &impl Fn(&Request) -> io::Result<Response>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = read(&mut reader)? {
        let response = answer(&request).unwrap_or_else(|error| {
            Response::text("500 Internal Server Error", &format!("the file could not be read: {error}"))
        });
        write(stream, &response, request.method == "HEAD")?;
        if request.has_body {
            break;
        }
    }
    Ok(())
}

/// The head of the next request; `None` at the end of the connection and for what is no request.
fn read(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut lines = reader.take(LONGEST_HEAD).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(None) };
    let mut words = first.split(' ');
    let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(None) };
    let mut request = Request { method: method.to_owned(), target: target.to_owned(), ..Request::default() };
    for line in lines {
        let line = line?;
        if line.is_empty() {
            return Ok(Some(request));
        }
        let Some((name, value)) = line.split_once(':') else { return Ok(None) };
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => value.trim().clone_into(&mut request.accept_encoding),
            "content-length" | "transfer-encoding" => request.has_body = true,
            _ => {}
        }
    }
    Ok(None)
}

fn write(mut stream: &TcpStream, response: &Response, head_only: bool) -> io::Result<()> {
    let mut out = format!("HTTP/1.1 {}\r\nContent-Length: {}\r\n", response.status, response.body.len());
    for (name, value) in &response.headers {
        out.extend([name, ": ", value, "\r\n"]);
    }
    out.push_str("\r\n");
    let mut bytes = out.into_bytes();
    if !head_only {
        bytes.extend_from_slice(&response.body);
    }
    stream.write_all(&bytes)
}

#[cfg(test)]
mod tests {
    use super::{Request, Response, read, serve};
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};

    fn parsed(text: &str) -> Option<Request> {
        read(&mut text.as_bytes()).unwrap()
    }

    #[test]
    fn heads_are_read_to_their_end() {
        let request = parsed("GET /a?b HTTP/1.1\r\nHost: x\r\naccept-ENCODING: gzip, br\r\n\r\n").unwrap();
        assert_eq!((request.method.as_str(), request.target.as_str()), ("GET", "/a?b"));
        assert_eq!((request.accept_encoding.as_str(), request.has_body), ("gzip, br", false));
        assert!(parsed("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc").unwrap().has_body);
        for unfinished in
            ["", "GET\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n", "GET / HTTP/1.1\r\nHost\r\n\r\n"]
        {
            assert_eq!(parsed(unfinished), None, "{unfinished}");
        }
    }

    #[test]
    fn many_open_connections_are_all_answered_twice() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        serve(listener, |request| Ok(Response::text("200 OK", &request.target)));
        let mut open: Vec<TcpStream> = (0..32).map(|_| TcpStream::connect(address).unwrap()).collect();
        for target in ["/one", "/two"] {
            for stream in &mut open {
                write!(stream, "GET {target} HTTP/1.1\r\n\r\n").unwrap();
            }
            for stream in &mut open {
                let mut answer = Vec::new();
                while !answer.ends_with(target.as_bytes()) {
                    let mut byte = [0];
                    stream.read_exact(&mut byte).unwrap();
                    answer.extend(byte);
                }
                assert!(answer.starts_with(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n"));
            }
        }
    }
}
