namespace Postfix.Config;

/// <summary>What follows the name of an access restriction.</summary>
public enum RestrictionArgument
{
    /// <summary>The next restriction.</summary>
    None,

    /// <summary><c>type:name</c> of a lookup table.</summary>
    Table,

    /// <summary>Address of a service, perhaps with options: <c>inet:host:port</c>, <c>{ unix:path, timeout=10s }</c>.</summary>
    Service,

    /// <summary>A number of seconds.</summary>
    Seconds,

    /// <summary>Domain of a DNS list, perhaps with a pattern: <c>domain=d.d.d.d</c>.</summary>
    DnsList,
}
