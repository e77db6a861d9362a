//! Waymark: a customer-journey workbench that runs whole in the browser.
