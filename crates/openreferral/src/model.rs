//! The canonical model: HSDS 3.1 and the Open Referral UK 3.0 profile of it, one struct an object.
//!
//! Property names are the standard's own. What was only in Open Referral UK 1.0 is said beside it.
//! Names that are Rust keywords, such as `type`, carry `r#`. A property has the mark of the one version that has it:
//! `hsds`, `uk` (3.0), `v1` (Open Referral UK 1.0), or `ours`; one without a mark is in both versions 3.

use crate::shape::entities;

entities! {
    /// Something that an organization offers to people: the record at the centre of a directory.
    Service = "service" {
        id id required;
        id organization_id;
        id program_id: hsds;
        text name required;
        text alternate_name: hsds;
        html description;
        uri url;
        many<Url> additional_urls: hsds;
        email email;
        status status required;
        text interpretation_services: hsds;
        html application_process: hsds;
        html fees_description: hsds;
        html fees;
        text wait_time: hsds;
        text accreditations;
        html eligibility_description: hsds;
        number minimum_age;
        number maximum_age;
        date assured_date;
        email assurer_email;
        text licenses: hsds;
        text alert;
        instant last_modified;
        // Open Referral UK 1.0 only.
        text deliverable_type: v1;
        text attending_type: v1;
        text attending_access: v1;
        many<HolidaySchedule> holiday_schedules: v1;
        many<Eligibility> eligibilitys: v1;
        many<Review> reviews: v1;
        many<Phone> phones: hsds;
        many<Schedule> schedules;
        many<ServiceArea> service_areas;
        many<ServiceAtLocation> service_at_locations;
        many<Language> languages;
        one<Organization> organization;
        many<Funding> funding;
        many<CostOption> cost_options;
        one<Program> program: hsds;
        many<RequiredDocument> required_documents: hsds;
        many<Contact> contacts;
        many<ServiceCapacity> capacities: hsds;
        many<Attribute> attributes;
        many<Metadata> metadata: hsds;
        // Fingerpost's own.
        one<Capacity> capacity: ours;
        one<Action> action: ours;
        many<Wanted> wanted: ours;
        many<Registration> registration: ours;
    }

    /// Who runs services: a council, a charity, a club, a firm.
    Organization = "organization" {
        id id required;
        text name required;
        text alternate_name: hsds;
        html description required;
        email email;
        uri website;
        many<Url> additional_websites: hsds;
        text tax_status: hsds;
        text tax_id: hsds;
        number year_incorporated: hsds;
        text legal_status: hsds;
        uri logo;
        uri uri;
        id parent_organization_id;
        many<Funding> funding: hsds;
        many<Contact> contacts: hsds;
        many<Phone> phones: hsds;
        many<Location> locations: hsds;
        many<Program> programs: hsds;
        many<OrganizationIdentifier> organization_identifiers;
        many<Attribute> attributes;
        many<Metadata> metadata: hsds;
    }

    /// A place, real or virtual.
    Location = "location" {
        id id required;
        location_type location_type required;
        uri url: hsds;
        id organization_id: hsds;
        text name;
        text alternate_name: hsds;
        html description;
        text transportation: hsds;
        number latitude;
        number longitude;
        text external_identifier;
        text external_identifier_type;
        many<Language> languages: hsds;
        many<Address> addresses;
        many<Contact> contacts: hsds;
        many<Accessibility> accessibility;
        many<Phone> phones: hsds;
        many<Schedule> schedules: hsds;
        many<Attribute> attributes;
        many<Metadata> metadata: hsds;
        // Fingerpost's own: `withheld` where only the area of this place may be known.
        text visibility: ours;
    }

    /// A service as it is offered at one site: distance and opening hold of the same site.
    ServiceAtLocation = "service_at_location" {
        id id required;
        id service_id;
        id location_id;
        html description: hsds;
        many<ServiceArea> service_areas: hsds;
        many<Contact> contacts: hsds;
        many<Phone> phones: hsds;
        many<Schedule> schedules: hsds;
        // Open Referral UK 1.0 only.
        many<HolidaySchedule> holiday_schedules: v1;
        one<Location> location;
        many<Attribute> attributes: hsds;
        many<Metadata> metadata: hsds;
    }

    /// A postal or physical address of a location.
    Address = "address" {
        id id required;
        id location_id;
        text attention;
        text address_1 required;
        text address_2: hsds;
        text city required;
        text region;
        text state_province required;
        text postal_code required;
        text country required;
        address_type address_type required;
        many<Attribute> attributes;
        many<Metadata> metadata: hsds;
    }

    /// How a location can be reached and used by disabled people.
    Accessibility = "accessibility" {
        id id required;
        id location_id;
        text description;
        text details;
        uri url;
        text accessibility: uk;
        many<Attribute> attributes;
        many<Metadata> metadata: hsds;
    }

    /// When something is open, after RFC 5545.
    Schedule = "schedule" {
        id id required;
        id service_id;
        id location_id: hsds;
        id service_at_location_id;
        date valid_from;
        date valid_to;
        date dtstart;
        number timezone: hsds;
        date until: hsds;
        number count: hsds;
        text wkst: hsds;
        freq freq;
        number interval;
        text byday;
        text byweekno: hsds;
        text bymonthday;
        text byyearday: hsds;
        text description;
        time opens_at;
        time closes_at;
        uri schedule_link;
        text attending_type;
        text notes;
        // Open Referral UK 1.0 only: the day of the week, Monday being 1.
        number weekday: v1;
        many<Attribute> attributes: hsds;
        many<Metadata> metadata: hsds;
    }

    /// Open Referral UK 1.0 only: days on which something is closed, or open at other times.
    HolidaySchedule = "holiday_schedule" {
        id id required;
        id service_id;
        id service_at_location_id;
        flag closed;
        time opens_at;
        time closes_at;
        date start_date;
        date end_date;
    }

    /// Open Referral UK 1.0 only: whom a service is for.
    Eligibility = "eligibility" {
        id id required;
        id service_id;
        text eligibility;
        number minimum_age;
        number maximum_age;
        many<Attribute> attributes;
    }

    /// Open Referral UK 1.0 only: what somebody found who looked into a service.
    Review = "review" {
        id id required;
        id service_id;
        one<Organization> organization;
        text title;
        html description;
        date date;
        text score;
        uri url;
        html widget;
    }

    /// The area whose people a service is for.
    ServiceArea = "service_area" {
        id id required;
        id service_id;
        id service_at_location_id: hsds;
        text name;
        text description: hsds;
        text extent;
        text extent_type;
        uri uri;
        text service_area: uk;
        many<Attribute> attributes: hsds;
        many<Metadata> metadata: hsds;
    }

    /// What it costs, for whom.
    CostOption = "cost_option" {
        id id required;
        id service_id;
        date valid_from;
        date valid_to;
        text option;
        text currency: hsds;
        number amount;
        text amount_description;
        many<Attribute> attributes: hsds;
        many<Metadata> metadata: hsds;
    }

    /// A person or desk to turn to.
    Contact = "contact" {
        id id required;
        id organization_id: hsds;
        id service_id;
        id service_at_location_id: hsds;
        id location_id: hsds;
        text name;
        text title;
        text department: hsds;
        email email: hsds;
        many<Phone> phones: hsds;
        many<Attribute> attributes;
        many<Metadata> metadata: hsds;
    }

    /// A telephone number.
    Phone = "phone" {
        id id required;
        id location_id;
        id service_id;
        id organization_id;
        id contact_id;
        id service_at_location_id;
        text number required;
        number extension;
        text r#type;
        text description;
        many<Language> languages;
        many<Attribute> attributes;
        many<Metadata> metadata;
    }

    /// A language that is spoken or signed.
    Language = "language" {
        id id required;
        id service_id;
        id location_id: hsds;
        id phone_id;
        text name: hsds;
        text code: hsds;
        text note: hsds;
        many<Attribute> attributes: hsds;
        many<Metadata> metadata: hsds;
    }

    /// Where the money comes from.
    Funding = "funding" {
        id id required;
        id organization_id: hsds;
        id service_id;
        text source;
        many<Attribute> attributes: hsds;
        many<Metadata> metadata: hsds;
    }

    /// A group of services under one name.
    Program = "program" {
        id id required;
        id organization_id;
        text name required;
        text alternate_name;
        html description required;
        many<Attribute> attributes;
        many<Metadata> metadata;
    }

    /// A paper that a person must bring.
    RequiredDocument = "required_document" {
        id id required;
        id service_id;
        text document;
        uri uri;
        many<Attribute> attributes;
        many<Metadata> metadata;
    }

    /// A further web address.
    Url = "url" {
        id id required;
        text label;
        uri url required;
        id organization_id;
        id service_id;
        many<Attribute> attributes;
        many<Metadata> metadata;
    }

    /// How much room there is.
    ServiceCapacity = "service_capacity" {
        id id required;
        id service_id;
        one<Unit> unit required;
        id unit_id;
        number available required;
        number maximum;
        text description;
        instant updated required;
        many<Attribute> attributes;
        many<Metadata> metadata;
    }

    /// Fingerpost's own: whether there is room, in the words that people ask in. It lapses: what nobody renews is not
    /// known any more.
    Capacity = "capacity" {
        capacity_state state required;
        // About how many weeks people wait.
        number weeks;
        // The day on which it was so.
        date as_of;
    }

    /// Fingerpost's own: a task that people can do at their council.
    Action = "action" {
        action_kind kind required;
        uri url;
    }

    /// Fingerpost's own: what a service asks people to give.
    Wanted = "wanted" {
        id id;
        wanted_kind kind required;
        text text;
    }

    /// Fingerpost's own: a public register that names the service, and what it says of it.
    Registration = "registration" {
        id id;
        // CQC, Ofsted, charity, company.
        text scheme required;
        text number;
        text rating;
        // The day of the rating.
        date date;
    }

    /// What a capacity is counted in.
    Unit = "unit" {
        id id required;
        text name required;
        text scheme;
        text identifier;
        uri uri;
        many<Attribute> attributes;
        many<Metadata> metadata;
    }

    /// A number under which an organization is registered elsewhere.
    OrganizationIdentifier = "organization_identifier" {
        id id required;
        id organization_id;
        text identifier_scheme;
        text identifier_type required;
        text identifier required;
        many<Attribute> attributes;
        many<Metadata> metadata: hsds;
    }

    /// A link from any object to a term of a taxonomy.
    Attribute = "attribute" {
        id id required;
        id link_id;
        id taxonomy_term_id;
        text link_type;
        text link_entity: hsds;
        text value: hsds;
        one<TaxonomyTerm> taxonomy_term;
        text label: hsds;
        many<Metadata> metadata: hsds;
    }

    /// A term of a taxonomy.
    TaxonomyTerm = "taxonomy_term" {
        id id required;
        text code: hsds;
        text name required;
        text description required;
        id parent_id;
        text taxonomy;
        one<Taxonomy> taxonomy_detail: hsds;
        text language: hsds;
        id taxonomy_id;
        uri term_uri;
        text term: uk;
        many<Metadata> metadata: hsds;
    }

    /// A list of terms that somebody keeps.
    Taxonomy = "taxonomy" {
        id id required;
        text name required;
        text description required;
        uri uri;
        text version;
        many<TaxonomyTerm> taxonomy_terms: uk;
        many<Metadata> metadata: hsds;
    }

    /// What was done to an object, by whom.
    Metadata = "metadata" {
        id id required;
        id resource_id;
        text resource_type;
        text last_action_date required;
        text last_action_type required;
        text field_name required;
        text previous_value required;
        text replacement_value required;
        text updated_by required;
    }
}
