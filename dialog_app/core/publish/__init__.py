"""What may be told across services: tables that give nobody away, and names on a consent."""
