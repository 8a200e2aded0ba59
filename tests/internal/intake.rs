//! What offices hand in, and what is made of it: layouts, dialects, and a finding for everything wrong.

mod agencies;
mod answers;
mod brief;
mod desk;
mod dialects;
mod fast_long;
mod fast_wide;
mod layouts;
mod round_trip;
mod safety;
mod second_look;
mod tables;
mod threads;
mod workbooks;
