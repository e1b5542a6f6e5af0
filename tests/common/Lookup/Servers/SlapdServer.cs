namespace Postfix.Tests.Lookup.Servers;

/// <summary>OpenLDAP with a few people and groups, which everybody may read.</summary>
public sealed class SlapdServer : DatabaseServer
{
    public const string Joe = "uid=joe,ou=people,dc=example,dc=com";
    public const string Password = "pa ss,word";

    private const string Content = $$"""
        dn: dc=example,dc=com
        objectClass: domain
        dc: example

        dn: ou=people,dc=example,dc=com
        objectClass: organizationalUnit
        ou: people

        dn: {{Joe}}
        objectClass: inetOrgPerson
        uid: joe
        cn: Joe
        sn: Smith
        mail: joe@example.com
        description: joe-drop
        userPassword: {{Password}}

        dn: uid=ann,ou=people,dc=example,dc=com
        objectClass: inetOrgPerson
        uid: ann
        cn: Ann (*) \ "Lee"
        sn: Müller
        mail: ann@example.com
        description: ann-drop
        description: ann@elsewhere.example

        dn: ou=a\2Cb\3D\22c,dc=example,dc=com
        objectClass: organizationalUnit
        ou: a,b="c
        description: odd place

        dn: cn=team,dc=example,dc=com
        objectClass: groupOfNames
        objectClass: uidObject
        uid: team
        cn: team
        description: team-archive
        member: {{Joe}}
        member: uid=ann,ou=people,dc=example,dc=com
        member: uid=gone,ou=people,dc=example,dc=com

        dn: cn=loop,dc=example,dc=com
        objectClass: groupOfNames
        objectClass: uidObject
        uid: loop
        cn: loop
        member: cn=loop,dc=example,dc=com

        dn: uid=byurl,dc=example,dc=com
        objectClass: inetOrgPerson
        uid: byurl
        cn: byurl
        sn: byurl
        description: of the group
        labeledURI: ldap:///ou=people,dc=example,dc=com?mail?one?(uid=*)

        dn: uid=badurl,dc=example,dc=com
        objectClass: inetOrgPerson
        uid: badurl
        cn: badurl
        sn: badurl
        labeledURI: ldap://[/x

        dn: uid=relayed,dc=example,dc=com
        objectClass: groupOfNames
        objectClass: uidObject
        objectClass: extensibleObject
        uid: relayed
        cn: relayed
        destinationIndicator: elsewhere
        description: not this
        member: {{Joe}}

        """;

    /// <summary>The URL of the UNIX-domain socket.</summary>
    public string UnixUrl => $"ldapi://{Uri.EscapeDataString(Path.Combine(Directory, "socket"))}";

    /// <summary>The URL of the TCP port.</summary>
    public string InetUrl => $"ldap://127.0.0.1:{Port}";

    /// <summary>The URL of the port with TLS from the beginning.</summary>
    public string TlsUrl => $"ldaps://127.0.0.1:{TlsPort}";

    /// <summary>The same at an address that is not in the certificate.</summary>
    public string OtherTlsUrl => $"ldaps://127.0.0.2:{TlsPort}";

    /// <summary>The authority of the server's certificate.</summary>
    public string Authority { get; private set; } = "";

    // The port that is waited for comes last.
    protected override string[] Command =>
        ["slapd", "-d", "0", "-f", Configuration, "-h", $"{UnixUrl} {TlsUrl} {OtherTlsUrl} {InetUrl}"];

    private int TlsPort { get; } = FreePort.Next();

    private string Configuration => Path.Combine(Directory, "slapd.conf");

    protected override void SetUp()
    {
        Authority = MakeCertificate();
        RunAsOrdinaryUser("", "mkdir", Path.Combine(Directory, "data"));
        File.WriteAllText(Configuration, $$"""
            include /etc/ldap/schema/core.schema
            include /etc/ldap/schema/cosine.schema
            include /etc/ldap/schema/inetorgperson.schema
            modulepath /usr/lib/ldap
            moduleload back_mdb
            pidfile {{Directory}}/pid
            TLSCertificateFile {{Authority}}
            TLSCertificateKeyFile {{Authority}}
            authz-regexp uid=([^,]+),cn=[^,]+,cn=auth uid=$1,ou=people,dc=example,dc=com
            password-hash {CLEARTEXT}
            database mdb
            suffix dc=example,dc=com
            directory {{Directory}}/data
            maxsize 10000000
            dbnosync
            access to attrs=userPassword by anonymous auth by * none
            access to attrs=sn by users read by * none
            access to * by * read

            """);
        RunAsOrdinaryUser(Content, "slapadd", "-q", "-f", Configuration);
        Start();
    }
}
