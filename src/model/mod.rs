//! What the user draws: workspaces, journeys, stages, steps, lanes, cards, and the registries they
//! refer to. Data and its invariants only: changes are made in `edit`, files are read in `file`.

mod card;
mod check;
mod id;
mod journey;
mod kpi;
mod lane;
mod lang;
mod order;
mod people;
mod registry;
mod score;
mod workspace;

pub use card::{Basis, Body, Card, Comment, Evidence, MeasureStatus, Picture, Place, Quoted};
pub use check::{Fault, check};
pub use id::{
    CardId, ChannelId, DatasetId, FormulaId, JourneyId, LaneId, PersonaId, SegmentId, StageId, StepId,
    TouchpointId, WorkspaceId,
};
pub use journey::{Horizon, Journey, Stage, Step};
pub use kpi::{Metric, Question, QuestionKind, Window};
pub use lane::{Lane, LaneKind};
pub use lang::Lang;
pub use order::sort_few;
pub use people::{Persona, Segment};
pub use registry::{Channel, ChannelKind, Medium, Touchpoint, canonical_name, same_name};
pub use score::{Arrangement, Goal, Score, Status, Target, TargetOf, UserMetric, UserUnit};
pub use workspace::{Settings, Workspace};
