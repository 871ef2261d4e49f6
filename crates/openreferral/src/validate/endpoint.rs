//! Where an answer came from, and what that means for its findings.

use super::{Severity, Standard};
use crate::{
    Location, Organization, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm, shape::Entity, shape::Shape,
};

/// An endpoint of the standard, or a file that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the address says it")]
pub enum Endpoint {
    Root,
    /// Services in a file, which is no answer of an API: a list of them, or one a line.
    File,
    Services,
    Service,
    ServiceAtLocations,
    ServiceAtLocation,
    Taxonomies,
    Taxonomy,
    TaxonomyTerms,
    TaxonomyTerm,
    Organizations,
    Organization,
    Locations,
    Location,
}

/// What the standard makes of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// A feed without it, or with faults in it, is not valid.
    Required,
    /// It may be there. Its findings count one step less: its faults are warnings.
    Optional,
    /// This version does not have it. Its findings are remarks.
    Beyond,
}

impl Endpoint {
    /// Every endpoint, in the order in which they are told.
    pub const ALL: [Self; 14] = [
        Self::Root,
        Self::File,
        Self::Services,
        Self::Service,
        Self::ServiceAtLocations,
        Self::ServiceAtLocation,
        Self::Taxonomies,
        Self::Taxonomy,
        Self::TaxonomyTerms,
        Self::TaxonomyTerm,
        Self::Organizations,
        Self::Organization,
        Self::Locations,
        Self::Location,
    ];

    /// Its address under the API's own, such as `/services/{id}`.
    pub const fn address(self) -> &'static str {
        match self {
            Self::Root => "/",
            Self::File => "file",
            Self::Services => "/services",
            Self::Service => "/services/{id}",
            Self::ServiceAtLocations => "/service_at_locations",
            Self::ServiceAtLocation => "/service_at_locations/{id}",
            Self::Taxonomies => "/taxonomies",
            Self::Taxonomy => "/taxonomies/{id}",
            Self::TaxonomyTerms => "/taxonomy_terms",
            Self::TaxonomyTerm => "/taxonomy_terms/{id}",
            Self::Organizations => "/organizations",
            Self::Organization => "/organizations/{id}",
            Self::Locations => "/locations",
            Self::Location => "/locations/{id}",
        }
    }

    /// The endpoint whose answer a file of that name holds, as the standard's examples and the official validator's
    /// mocks are named: `service_list.json`, `service_full.json`, `api_details.json`; `services.json`.
    pub fn of_file(name: &str) -> Option<Self> {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let stem = name.split('.').next().unwrap_or(name);
        // Pages are kept as services-1.json, services_2.json.
        let stem = stem.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-' || c == '_');
        Some(match stem {
            "api_details" | "base" | "root" => Self::Root,
            "service_list" | "services" => Self::Services,
            "service_full" | "service" => Self::Service,
            "service_at_location_list" | "service_at_locations" => Self::ServiceAtLocations,
            "service_at_location_full" | "service_at_location" => Self::ServiceAtLocation,
            "taxonomy_list" | "taxonomies" => Self::Taxonomies,
            "taxonomy" => Self::Taxonomy,
            "taxonomy_term_list" | "taxonomy_terms" => Self::TaxonomyTerms,
            "taxonomy_term" => Self::TaxonomyTerm,
            "organization_list" | "organizations" => Self::Organizations,
            "organization_full" | "organization" => Self::Organization,
            "location_list" | "locations" => Self::Locations,
            "location_full" | "location" => Self::Location,
            _ => return None,
        })
    }

    /// What its records are.
    pub(super) fn shape(self, standard: Standard) -> &'static Shape {
        match self {
            Self::Root | Self::File | Self::Services | Self::Service => Service::shape(),
            Self::ServiceAtLocations | Self::ServiceAtLocation => ServiceAtLocation::shape(),
            // 1.0 calls terms taxonomies.
            Self::Taxonomies | Self::Taxonomy if standard == Standard::OpenReferralUk1 => {
                TaxonomyTerm::shape()
            }
            Self::Taxonomies | Self::Taxonomy => Taxonomy::shape(),
            Self::TaxonomyTerms | Self::TaxonomyTerm => TaxonomyTerm::shape(),
            Self::Organizations | Self::Organization => Organization::shape(),
            Self::Locations | Self::Location => Location::shape(),
        }
    }

    /// Whether it answers with a list, page by page.
    pub const fn is_list(self) -> bool {
        matches!(
            self,
            Self::Services
                | Self::ServiceAtLocations
                | Self::Taxonomies
                | Self::TaxonomyTerms
                | Self::Organizations
                | Self::Locations
        )
    }

    /// Where a record of this list is found by its id.
    pub const fn one(self) -> Option<Self> {
        Some(match self {
            Self::Services => Self::Service,
            Self::ServiceAtLocations => Self::ServiceAtLocation,
            Self::Taxonomies => Self::Taxonomy,
            Self::TaxonomyTerms => Self::TaxonomyTerm,
            Self::Organizations => Self::Organization,
            Self::Locations => Self::Location,
            _ => return None,
        })
    }

    /// The lists that an API of a version has, the services' first.
    pub const fn lists(standard: Standard) -> &'static [Self] {
        match standard {
            Standard::OpenReferralUk3 => {
                &[Self::Services, Self::ServiceAtLocations, Self::Taxonomies, Self::TaxonomyTerms]
            }
            Standard::OpenReferralUk1 => {
                &[Self::Services, Self::Taxonomies, Self::Organizations, Self::Locations]
            }
            Standard::Hsds3 => &[
                Self::Services,
                Self::Organizations,
                Self::ServiceAtLocations,
                Self::Taxonomies,
                Self::TaxonomyTerms,
            ],
        }
    }

    /// What the version makes of it. The official validator of Open Referral UK weighs alike: `/`, `/services` and
    /// `/services/{id}` decide, the others only warn, and it does not ask for organizations.
    pub const fn weight(self, standard: Standard) -> Weight {
        match (self, standard) {
            (Self::Root | Self::File | Self::Services | Self::Service, _) => Weight::Required,
            (Self::Locations | Self::Location, Standard::OpenReferralUk1) => Weight::Optional,
            (Self::Locations | Self::Location, _) => Weight::Beyond,
            (Self::Organizations | Self::Organization, Standard::OpenReferralUk3) => Weight::Beyond,
            _ => Weight::Optional,
        }
    }
}

impl Weight {
    /// How much a finding counts here.
    pub(super) const fn weigh(self, severity: Severity) -> Severity {
        match (self, severity) {
            (Self::Required, severity) => severity,
            (Self::Optional, Severity::Fault) => Severity::Warning,
            _ => Severity::Remark,
        }
    }
}
