//! What offices hand in, and what is made of it: layouts, dialects, and a finding for everything wrong.

mod support;

#[path = "intake/agencies.rs"]
mod agencies;
#[path = "intake/answers.rs"]
mod answers;
#[path = "intake/brief.rs"]
mod brief;
#[path = "intake/desk.rs"]
mod desk;
#[path = "intake/dialects.rs"]
mod dialects;
#[path = "intake/everyday.rs"]
mod everyday;
#[path = "intake/everyday_long.rs"]
mod everyday_long;
#[path = "intake/layouts.rs"]
mod layouts;
#[path = "intake/round_trip.rs"]
mod round_trip;
#[path = "intake/safety.rs"]
mod safety;
#[path = "intake/second_look.rs"]
mod second_look;
#[path = "intake/tables.rs"]
mod tables;
#[path = "intake/threads.rs"]
mod threads;
#[path = "intake/workbooks.rs"]
mod workbooks;
