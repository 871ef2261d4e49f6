//! The canonical model: HSDS 3.1 and the Open Referral UK 3.0 profile of it, one struct an object.
//!
//! Property names are the standard's own. What was only in Open Referral UK 1.0 is said beside it.
//! Names that are Rust keywords, such as `type`, carry `r#`.

use crate::shape::entities;

entities! {
    /// Something that an organization offers to people: the record at the centre of a directory.
    Service = "service" {
        id id required;
        id organization_id;
        id program_id;
        text name required;
        text alternate_name;
        html description;
        uri url;
        many<Url> additional_urls;
        email email;
        status status required;
        text interpretation_services;
        html application_process;
        html fees_description;
        html fees;
        text wait_time;
        text accreditations;
        html eligibility_description;
        number minimum_age;
        number maximum_age;
        date assured_date;
        email assurer_email;
        text licenses;
        text alert;
        instant last_modified;
        // Open Referral UK 1.0 only.
        text deliverable_type;
        text attending_type;
        text attending_access;
        many<HolidaySchedule> holiday_schedules;
        many<Eligibility> eligibilitys;
        many<Review> reviews;
        many<Phone> phones;
        many<Schedule> schedules;
        many<ServiceArea> service_areas;
        many<ServiceAtLocation> service_at_locations;
        many<Language> languages;
        one<Organization> organization;
        many<Funding> funding;
        many<CostOption> cost_options;
        one<Program> program;
        many<RequiredDocument> required_documents;
        many<Contact> contacts;
        many<ServiceCapacity> capacities;
        many<Attribute> attributes;
        many<Metadata> metadata;
        // Fingerpost's own.
        one<Capacity> capacity;
        one<Action> action;
        many<Wanted> wanted;
        many<Registration> registration;
    }

    /// Who runs services: a council, a charity, a club, a firm.
    Organization = "organization" {
        id id required;
        text name required;
        text alternate_name;
        html description required;
        email email;
        uri website;
        many<Url> additional_websites;
        text tax_status;
        text tax_id;
        number year_incorporated;
        text legal_status;
        uri logo;
        uri uri;
        id parent_organization_id;
        many<Funding> funding;
        many<Contact> contacts;
        many<Phone> phones;
        many<Location> locations;
        many<Program> programs;
        many<OrganizationIdentifier> organization_identifiers;
        many<Attribute> attributes;
        many<Metadata> metadata;
    }

    /// A place, real or virtual.
    Location = "location" {
        id id required;
        location_type location_type required;
        uri url;
        id organization_id;
        text name;
        text alternate_name;
        html description;
        text transportation;
        number latitude;
        number longitude;
        text external_identifier;
        text external_identifier_type;
        many<Language> languages;
        many<Address> addresses;
        many<Contact> contacts;
        many<Accessibility> accessibility;
        many<Phone> phones;
        many<Schedule> schedules;
        many<Attribute> attributes;
        many<Metadata> metadata;
        // Fingerpost's own: `withheld` where only the area of this place may be known.
        text visibility;
    }

    /// A service as it is offered at one site: distance and opening hold of the same site.
    ServiceAtLocation = "service_at_location" {
        id id required;
        id service_id;
        id location_id;
        html description;
        many<ServiceArea> service_areas;
        many<Contact> contacts;
        many<Phone> phones;
        many<Schedule> schedules;
        // Open Referral UK 1.0 only.
        many<HolidaySchedule> holiday_schedules;
        one<Location> location;
        many<Attribute> attributes;
        many<Metadata> metadata;
    }

    /// A postal or physical address of a location.
    Address = "address" {
        id id required;
        id location_id;
        text attention;
        text address_1 required;
        text address_2;
        text city required;
        text region;
        text state_province required;
        text postal_code required;
        text country required;
        address_type address_type required;
        many<Attribute> attributes;
        many<Metadata> metadata;
    }

    /// How a location can be reached and used by disabled people.
    Accessibility = "accessibility" {
        id id required;
        id location_id;
        text description;
        text details;
        uri url;
        text accessibility;
        many<Attribute> attributes;
        many<Metadata> metadata;
    }

    /// When something is open, after RFC 5545.
    Schedule = "schedule" {
        id id required;
        id service_id;
        id location_id;
        id service_at_location_id;
        date valid_from;
        date valid_to;
        date dtstart;
        number timezone;
        date until;
        number count;
        text wkst;
        freq freq;
        number interval;
        text byday;
        text byweekno;
        text bymonthday;
        text byyearday;
        text description;
        time opens_at;
        time closes_at;
        uri schedule_link;
        text attending_type;
        text notes;
        // Open Referral UK 1.0 only: the day of the week, Monday being 1.
        number weekday;
        many<Attribute> attributes;
        many<Metadata> metadata;
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
        text widget;
    }

    /// The area whose people a service is for.
    ServiceArea = "service_area" {
        id id required;
        id service_id;
        id service_at_location_id;
        text name;
        text description;
        text extent;
        text extent_type;
        uri uri;
        text service_area;
        many<Attribute> attributes;
        many<Metadata> metadata;
    }

    /// What it costs, for whom.
    CostOption = "cost_option" {
        id id required;
        id service_id;
        date valid_from;
        date valid_to;
        text option;
        text currency;
        number amount;
        text amount_description;
        many<Attribute> attributes;
        many<Metadata> metadata;
    }

    /// A person or desk to turn to.
    Contact = "contact" {
        id id required;
        id organization_id;
        id service_id;
        id service_at_location_id;
        id location_id;
        text name;
        text title;
        text department;
        email email;
        many<Phone> phones;
        many<Attribute> attributes;
        many<Metadata> metadata;
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
        id location_id;
        id phone_id;
        text name;
        text code;
        text note;
        many<Attribute> attributes;
        many<Metadata> metadata;
    }

    /// Where the money comes from.
    Funding = "funding" {
        id id required;
        id organization_id;
        id service_id;
        text source;
        many<Attribute> attributes;
        many<Metadata> metadata;
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
        many<Metadata> metadata;
    }

    /// A link from any object to a term of a taxonomy.
    Attribute = "attribute" {
        id id required;
        id link_id;
        id taxonomy_term_id;
        text link_type;
        text link_entity;
        text value;
        one<TaxonomyTerm> taxonomy_term;
        text label;
        many<Metadata> metadata;
    }

    /// A term of a taxonomy.
    TaxonomyTerm = "taxonomy_term" {
        id id required;
        text code;
        text name required;
        text description required;
        id parent_id;
        text taxonomy;
        one<Taxonomy> taxonomy_detail;
        text language;
        id taxonomy_id;
        uri term_uri;
        text term;
        many<Metadata> metadata;
    }

    /// A list of terms that somebody keeps.
    Taxonomy = "taxonomy" {
        id id required;
        text name required;
        text description required;
        uri uri;
        text version;
        many<TaxonomyTerm> taxonomy_terms;
        many<Metadata> metadata;
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
