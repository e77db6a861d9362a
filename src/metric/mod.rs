//! To come in this session.
